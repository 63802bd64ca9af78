package dev.troupe.server.http;

import dev.troupe.ActorException;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.wire.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files below a directory, for a route that ends in <code>{path...}</code>:
 *
 * <pre>{@code
 * builder.route("GET", "/files/{path...}", StaticFiles.below(Path.of("files")))
 * }</pre>
 *
 * <p>A file is read anew for each request, and at once, so that it has at most 16 MiB. A path that ends in a slash stands for
 * {@code index.html} there. Whatever leads outside the directory, by links too, is not found.
 */
public final class StaticFiles implements HttpHandler {

    private static final int MAX_BYTES = 16 * 1_024 * 1_024;
    private static final int NOT_MODIFIED = 304;
    private static final String INDEX = "index.html";

    private final Path directory;

    private StaticFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * The files below this directory.
     *
     * @throws IllegalArgumentException if there is no such directory
     */
    public static StaticFiles below(Path directory) {
        try {
            Path real = directory.toRealPath();
            if (Files.isDirectory(real)) {
                return new StaticFiles(real);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("There is no directory " + directory, e);
        }
        throw new IllegalArgumentException("No directory: " + directory);
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        String path = request.pathParameter("path");
        Path file = file(path.isEmpty() || path.endsWith("/") ? path + INDEX : path);
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(directory)) {
            throw notFound();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("The file " + file + " has more than " + MAX_BYTES + " bytes");
        }
        byte[] content = Files.readAllBytes(file);
        Page page = Page.once(content, MediaType.of(String.valueOf(file.getFileName())));
        boolean known = request.header("If-None-Match")
                .filter(tags -> tags.equals("*") || tags.contains(page.tag()))
                .isPresent();
        HttpResponse found = known ? HttpResponse.of(NOT_MODIFIED) : HttpResponse.bytes(page.type(), content);
        return found.withHeader("ETag", page.tag()).withHeader("Cache-Control", "no-cache");
    }

    private Path file(String path) {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException e) {
            throw notFound();
        }
    }

    private static ActorException notFound() {
        return new ActorException(ErrorCode.NOT_FOUND.code(), "There is nothing at this address");
    }
}

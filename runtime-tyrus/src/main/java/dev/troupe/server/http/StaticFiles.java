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
 * <p>The server reads a file anew for each request, and piece by piece as the client takes it. A file may have any size, and a
 * client that reads slowly holds no more than one piece and no file descriptor. A response has as many bytes as the file had
 * at its beginning; it is cut off if the file becomes shorter meanwhile, or if another file takes its place. A path that ends in
 * a slash stands for {@code index.html} there.
 *
 * <p>These are not found: what leads outside the directory, by links too; what is no regular file; and a path with a name that
 * begins with a dot, such as {@code .git/config} or {@code .env}, unless the name is {@code .well-known} (RFC 8615) or
 * {@link #withDotFiles} was called. Immutable; any thread.
 */
public final class StaticFiles implements HttpHandler {

    private static final int NOT_MODIFIED = 304;
    private static final String INDEX = "index.html";

    private final Path directory;
    private final boolean dotFiles;
    private final PieceSizes sizes;

    private StaticFiles(Path directory, boolean dotFiles, PieceSizes sizes) {
        this.directory = directory;
        this.dotFiles = dotFiles;
        this.sizes = sizes;
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
                return new StaticFiles(real, false, new PieceSizes());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("There is no directory " + directory, e);
        }
        throw new IllegalArgumentException("No directory: " + directory);
    }

    /** The same files, and those too whose names begin with a dot, or that are in a directory whose name does. */
    public StaticFiles withDotFiles() {
        return new StaticFiles(directory, true, sizes);
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        String path = request.pathParameter("path");
        Path asked = file(path.isEmpty() || path.endsWith("/") ? path + INDEX : path);
        if (!Files.exists(asked)) {
            throw notFound();
        }
        Path real = asked.toRealPath();
        if (!isServed(asked) || !isServed(real)) {
            throw notFound();
        }
        FileContent content = FileContent.of(real).orElseThrow(StaticFiles::notFound);
        Page page = Page.of(content, MediaType.of(String.valueOf(asked.getFileName())));
        if (request.header("If-None-Match").filter(page::isKnown).isPresent()) {
            return HttpResponse.of(NOT_MODIFIED).withHeader("ETag", page.tag()).withHeader("Cache-Control", "no-cache");
        }
        return page.gradually(sizes);
    }

    /** Also the real path: a link may lead to a file whose name begins with a dot. */
    private boolean isServed(Path file) {
        return file.startsWith(directory) && (dotFiles || PagePath.hasNoDotName(directory.relativize(file)));
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

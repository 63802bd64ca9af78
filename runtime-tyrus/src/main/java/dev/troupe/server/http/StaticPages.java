package dev.troupe.server.http;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The pages of the class path below a prefix. Any thread may use it.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Nothing is read on the thread that asks.
 *   <li>Pages in archives are read once; those in directories anew every time, so that an edited page is seen.
 *   <li>A page in a directory is never in memory as a whole unless it is small.
 *   <li>Each question is answered: with the page, with none, or with the failure, an Error included.
 *   <li>A directory is no page, and neither is a name that begins with a dot, but for {@code .well-known}.
 * </ul>
 */
public final class StaticPages implements AutoCloseable {

    /** The largest page of an archive; beyond, it is refused, since these pages are held in memory. */
    private static final int MAX_BYTES = 16 * 1_024 * 1_024;

    private final String prefix;
    private final ClassLoader loader;
    private final RuntimeSettings settings;
    private final PieceSizes sizes = new PieceSizes();
    private final Map<String, Page> archived = new ConcurrentHashMap<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread created = new Thread(task, "troupe-pages");
        created.setDaemon(true);
        return created;
    });

    /**
     * @param prefix where pages are on the class path, such as {@code META-INF/resources}
     * @param loader whose class path it is
     * @param settings how long a client may take nothing of a page
     */
    public StaticPages(String prefix, ClassLoader loader, RuntimeSettings settings) {
        this.settings = settings;
        this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        this.loader = loader;
    }

    /** Is told the page, or that there is no page, or why it cannot be read. */
    interface Found {
        void found(Optional<Page> page, Optional<Throwable> failure);
    }

    /** Finds the page with this name; tells it at once if it is known, and else on another thread. */
    void find(String name, Found found) {
        Page known = archived.get(name);
        if (known == null) {
            reader.execute(() -> readAndTell(name, found));
        } else {
            found.found(Optional.of(known), Optional.empty());
        }
    }

    private void readAndTell(String name, Found found) {
        Optional<Page> page;
        try {
            // Others may have asked for it before it was read.
            Page known = archived.get(name);
            page = known == null ? read(name) : Optional.of(known);
        } catch (Throwable e) {
            // Also an Error, such as a page for which there is no memory: the client would wait for ever.
            found.found(Optional.empty(), Optional.of(e));
            return;
        }
        found.found(page, Optional.empty());
    }

    /** Sends a large page piece by piece. Any thread. */
    void send(Page page, Exchange exchange) {
        HttpResponse response = page.gradually(sizes);
        if (!response.streamsTo(exchange.request().method().name())) {
            exchange.answer(response);
            return;
        }
        ResponseBody body = new ResponseBody(settings.outboundMessages(), settings.outboundBytes(), reader, reader);
        body.begin(response);
        exchange.stream(response, body, settings.writeTimeout());
    }

    private Optional<Page> read(String name) throws IOException {
        if (!PagePath.hasNoDotName(name)) {
            return Optional.empty();
        }
        URL resource = loader.getResource(prefix + name);
        if (resource == null) {
            return Optional.empty();
        }
        if (resource.getProtocol().equals("file")) {
            Optional<FileContent> file =
                    FileContent.of(Path.of(URI.create(resource.toString())).toRealPath());
            return file.isPresent() ? Optional.of(Page.of(file.get(), MediaType.of(name))) : Optional.empty();
        }
        return readArchived(name, resource.openConnection());
    }

    private Optional<Page> readArchived(String name, URLConnection connection) throws IOException {
        if (connection instanceof JarURLConnection jar && jar.getJarEntry().isDirectory()) {
            return Optional.empty();
        }
        Page page = Page.kept(content(name, connection), MediaType.of(name));
        archived.put(name, page);
        return Optional.of(page);
    }

    private static byte[] content(String name, URLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("The page " + name + " has more than " + MAX_BYTES + " bytes");
            }
            return content;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}

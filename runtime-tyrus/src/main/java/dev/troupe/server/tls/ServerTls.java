package dev.troupe.server.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The keys and certificates that the server shows to clients.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>What clients are shown was read, checked and tried in a handshake before.
 *   <li>When the files change, connections that are accepted later are shown the new certificate; those that are open stay.
 *   <li>Where the new files cannot be used, the old certificate stays, and the log says why, once for each change.
 *   <li>No throwable ends the thread that looks at the files before {@link #close}.
 * </ul>
 */
public final class ServerTls implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ServerTls.class.getName());

    private final TlsKeys keys;
    private final long period;
    private final Thread watch = new Thread(this::lookOften, "troupe-tls");
    private volatile SslContext current;
    private volatile boolean closed;

    // Of the thread alone
    private String used;
    /** The state of the files that could not be used, and whether the log has said so. */
    private String failed = "";

    private boolean told;

    private ServerTls(TlsKeys keys, Duration period) throws IOException {
        this.keys = keys;
        this.period = period.toNanos();
        this.used = stamp();
        this.current = read();
    }

    /**
     * Reads the files.
     *
     * @param period how often {@link #watch} looks at them; zero is never
     * @throws IOException with a sentence for the one who started the server, if the files cannot be used
     */
    public static ServerTls load(TlsKeys keys, Duration period) throws IOException {
        return new ServerTls(keys, period);
    }

    /** Looks at the files from time to time from now on; to be called once. */
    public void watch() {
        if (period > 0) {
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** Lets a channel speak TLS; on its event loop, before it has read. */
    public void addTo(Channel channel) {
        SslHandler handler = current.newHandler(channel.alloc());
        channel.pipeline().addLast(new NoRenegotiation(handler), handler);
    }

    private SslContext read() throws IOException {
        List<KeyAndChain> found = keys.read();
        SslContext loaded = TlsContext.of(found);
        for (KeyAndChain key : found) {
            key.warnings(Instant.now()).forEach(warning -> LOG.log(Level.WARNING, warning));
        }
        return loaded;
    }

    /** Of the files: time, size and which file it is. Links are followed, since Kubernetes renews by changing them. */
    private String stamp() throws IOException {
        List<String> stamps = new ArrayList<>();
        for (Path file : keys.files()) {
            if (Files.exists(file)) {
                BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.add(seen.lastModifiedTime() + " " + seen.size() + " " + seen.fileKey());
            }
        }
        return stamps.toString();
    }

    private void lookOften() {
        while (!closed) {
            LockSupport.parkNanos(this, period);
            try {
                look();
            } catch (Throwable e) {
                // The next look tries again.
            }
        }
    }

    private void look() throws IOException {
        String now = stamp();
        if (closed || now.equals(used)) {
            return;
        }
        try {
            current = read();
            used = now;
            LOG.log(
                    Level.INFO,
                    "The server shows clients a renewed certificate, of "
                            + keys.files().get(0));
        } catch (IOException e) {
            // Perhaps one of two files is written already: the second look at the same files tells.
            if (!now.equals(failed)) {
                failed = now;
                told = false;
            } else if (!told) {
                told = true;
                LOG.log(Level.WARNING, "The server keeps the certificate that it has. " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
    }
}

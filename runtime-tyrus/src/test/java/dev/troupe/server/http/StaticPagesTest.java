package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StaticPagesTest {

    private record Answer(Optional<Page> page, Optional<Throwable> failure) {}

    private static Answer find(StaticPages pages, String name) throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        pages.find(name, (page, failure) -> answer.complete(new Answer(page, failure)));
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aClassPathThatFailsIsToldToo() throws Exception {
        for (Throwable failure : List.of(new IllegalStateException("on purpose"), new OutOfMemoryError("on purpose"))) {
            ClassLoader failing = new ClassLoader() {
                @Override
                public URL getResource(String name) {
                    return raise(failure);
                }
            };
            try (StaticPages pages = new StaticPages("META-INF/resources", failing, RuntimeSettings.DEFAULTS)) {
                assertThat(find(pages, "index.html").failure()).contains(failure);
            }
        }
    }

    @SuppressWarnings("unchecked") // the compiler shall take any failure for one that need not be declared
    private static <T extends Throwable> URL raise(Throwable failure) throws T {
        throw (T) failure;
    }

    /** A class path that writes down who reads of it, and lets nobody do so before it is open. */
    private static final class Archive extends ClassLoader {
        final Queue<Thread> readers = new ConcurrentLinkedQueue<>();
        final CountDownLatch open = new CountDownLatch(1);

        Archive() {
            super(null);
        }

        private void enter() {
            readers.add(Thread.currentThread());
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public URL getResource(String name) {
            enter();
            try {
                return new URL("archive", "", -1, name, new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL url) {
                        enter();
                        return new Entry(url);
                    }
                });
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }

        private final class Entry extends URLConnection {
            Entry(URL url) {
                super(url);
            }

            @Override
            public void connect() {}

            @Override
            public InputStream getInputStream() {
                enter();
                return new ByteArrayInputStream(new byte[] {42});
            }
        }
    }

    @Test
    void nothingIsReadOnTheThreadThatAsks() throws Exception {
        Archive archive = new Archive();
        try (StaticPages pages = new StaticPages("META-INF/resources", archive, RuntimeSettings.DEFAULTS)) {
            CompletableFuture<Optional<Page>> told = new CompletableFuture<>();
            pages.find("page.txt", (page, failure) -> told.complete(page));
            // The one who asks is not held up by a class path that is.
            assertThat(told).isNotDone();
            archive.open.countDown();

            assertThat(told.get(10, TimeUnit.SECONDS)).isPresent();
            assertThat(archive.readers)
                    .hasSize(3)
                    .allSatisfy(reader -> assertThat(reader.getName()).isEqualTo("troupe-pages"));
        }
    }

    @Test
    void pagesInArchivesAreReadOnceEvenIfSeveralAskTogether() throws Exception {
        Archive archive = new Archive();
        try (StaticPages pages = new StaticPages("META-INF/resources", archive, RuntimeSettings.DEFAULTS)) {
            CompletableFuture<Optional<Page>> first = new CompletableFuture<>();
            CompletableFuture<Optional<Page>> second = new CompletableFuture<>();
            pages.find("page.txt", (page, failure) -> first.complete(page));
            pages.find("page.txt", (page, failure) -> second.complete(page));
            archive.open.countDown();

            Page page = first.get(10, TimeUnit.SECONDS).orElseThrow();
            assertThat(second.get(10, TimeUnit.SECONDS)).containsSame(page);
            assertThat(find(pages, "page.txt").page()).containsSame(page);
            assertThat(archive.readers).hasSize(3);
        }
    }

    private static String text(Answer answer) {
        return answer.page().orElseThrow().bytes().toString(UTF_8);
    }

    @Test
    void pagesInDirectoriesAreReadAnewEveryTime(@TempDir Path folder) throws Exception {
        Path page = Files.createDirectory(folder.resolve("pages")).resolve("page.txt");
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
                StaticPages pages = new StaticPages("pages", loader, RuntimeSettings.DEFAULTS)) {
            assertThat(find(pages, "page.txt").page()).isEmpty();
            Files.writeString(page, "first");
            assertThat(text(find(pages, "page.txt"))).isEqualTo("first");
            Files.writeString(page, "edited");
            assertThat(text(find(pages, "page.txt"))).isEqualTo("edited");
            Files.delete(page);
            assertThat(find(pages, "page.txt").page()).isEmpty();
        }
    }

    @Test
    void aLargePageInADirectoryIsNotReadAsAWhole(@TempDir Path folder) throws Exception {
        Path file = Files.createDirectory(folder.resolve("pages")).resolve("large.txt");
        Files.writeString(file, "x".repeat(PieceSizes.LARGEST + 1));
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
                StaticPages pages = new StaticPages("pages", loader, RuntimeSettings.DEFAULTS)) {
            Page page = find(pages, "large.txt").page().orElseThrow();
            assertThat(page.isSmall()).isFalse();
            assertThat(page.content()).isInstanceOf(FileContent.class);
        }
    }

    @Test
    void namesThatBeginWithADotAreNoPages(@TempDir Path folder) throws Exception {
        Path known = Files.createDirectories(folder.resolve("pages/.well-known"));
        Files.writeString(known.resolve("security.txt"), "Contact: x");
        Files.writeString(folder.resolve("pages/.env"), "secret");
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
                StaticPages pages = new StaticPages("pages", loader, RuntimeSettings.DEFAULTS)) {
            assertThat(find(pages, ".env").page()).isEmpty();
            assertThat(find(pages, ".well-known/security.txt").page()).isPresent();
        }
    }

    @Test
    void aDirectoryIsNoPage(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("pages/sub"));
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
                StaticPages pages = new StaticPages("pages", loader, RuntimeSettings.DEFAULTS);
                StaticPages archived =
                        new StaticPages("META-INF/maven", getClass().getClassLoader(), RuntimeSettings.DEFAULTS)) {
            assertThat(find(pages, "sub")).isEqualTo(new Answer(Optional.empty(), Optional.empty()));
            assertThat(find(archived, "org.assertj/assertj-core"))
                    .isEqualTo(new Answer(Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void howeverManyReadAnArchivedPageItIsOffTheHeapOnce() throws Exception {
        try (StaticPages pages =
                new StaticPages("META-INF/maven", getClass().getClassLoader(), RuntimeSettings.DEFAULTS)) {
            String name = "org.assertj/assertj-core/pom.properties";
            ByteBuf first = find(pages, name).page().orElseThrow().bytes();
            ByteBuf second = find(pages, name).page().orElseThrow().bytes();

            assertThat(first.isDirect()).isTrue();
            assertThat(second.memoryAddress()).isEqualTo(first.memoryAddress());
            first.readerIndex(first.writerIndex()).release();
            assertThat(second.readableBytes()).isPositive();
            assertThat(second.getByte(0)).isEqualTo((byte) 'a');
            second.release();
        }
    }
}

package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.client.BoundedLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of {@link LibraryLog}. */
class LibraryLogTest {

    private static final int LINES = 10_000;

    private final List<LogRecord> written = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            written.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void capture() {
        root.addHandler(handler);
    }

    @AfterEach
    void release() {
        root.removeHandler(handler);
    }

    @Test
    void ofOneLoggerAndLevelTheHandlersAboveGetAsManyLinesAsTheBoundedLogLetsThrough() {
        LibraryLog.bound(List.of("bounded.library"));
        LibraryLog.bound(List.of("bounded.library"));
        Logger logger = Logger.getLogger("bounded.library.channel");
        logger.log(Level.WARNING, "A message of {0}", "a\nforged");
        assertThat(written).hasSize(1);
        LogRecord first = written.get(0);
        assertThat(first.getMessage()).startsWith("A message of a").doesNotContain("\n");
        assertThat(first.getLoggerName()).isEqualTo(logger.getName());
        assertThat(first.getLevel()).isEqualTo(Level.WARNING);

        long begun = System.nanoTime();
        for (int i = 0; i < LINES; i++) {
            logger.log(Level.SEVERE, "A failure", new IllegalStateException());
        }
        long seconds = 2 + (System.nanoTime() - begun) / 1_000_000_000;
        assertThat(written).hasSizeBetween(2, (int) (1 + seconds * (BoundedLog.limit() + 1)));
        assertThat(written.get(1).getThrown()).isNotNull();
    }

    @Test
    void levelsThatAreSetCountAsBefore() {
        LibraryLog.bound(List.of("levels.library"));
        Logger logger = Logger.getLogger("levels.library.channel");
        logger.fine("not logged");
        assertThat(written).isEmpty();
        logger.setLevel(Level.FINE);
        logger.fine("logged");
        assertThat(written).extracting(LogRecord::getMessage).containsExactly("logged");
    }

    @Test
    void loggersThatAreConfiguredStayAsTheyAre() {
        Logger library = Logger.getLogger("configured.library");
        library.addHandler(handler);
        library.setUseParentHandlers(false);
        LibraryLog.bound(List.of("configured.library"));
        assertThat(library.getHandlers()).containsExactly(handler);
        for (int i = 0; i < 100; i++) {
            library.warning("as it is");
        }
        assertThat(written).hasSize(100);
    }

    @Test
    void aServerBoundsItsLibraries() {
        ServerLog.prepare();
        for (String name : LibraryLog.LIBRARIES) {
            assertThat(Logger.getLogger(name).getHandlers()).hasOnlyElementsOfType(LibraryLog.class);
            assertThat(Logger.getLogger(name).getHandlers()).hasSize(1);
        }
    }
}

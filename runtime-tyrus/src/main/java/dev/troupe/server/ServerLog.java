package dev.troupe.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** What a server does for its log before it accepts connections. */
final class ServerLog {

    private ServerLog() {}

    /** Bounds what libraries write, and loads what writing needs. */
    static void prepare() {
        try {
            LibraryLog.bound(LibraryLog.LIBRARIES);
            load();
        } catch (Throwable e) {
            // Another logger may be in use, and java.util.logging absent: then the first lines load what they need.
        }
    }

    /**
     * Loads what writes a line and a stack trace: classes, time zones, names of levels. Without descriptors or memory none of it
     * could be loaded when the log is needed most.
     */
    private static void load() {
        Throwable failure = new IllegalStateException("not thrown", new IllegalStateException("its cause"));
        failure.printStackTrace(new PrintWriter(new StringWriter()));
        LogRecord line = new LogRecord(
                Level.SEVERE, ZonedDateTime.now(ZoneId.systemDefault()).toString());
        line.setThrown(failure);
        String written =
                new SimpleFormatter().format(line) + Level.WARNING.getLocalizedName() + Level.INFO.getLocalizedName();
        if (written.isEmpty()) {
            throw new IllegalStateException(failure);
        }
    }
}

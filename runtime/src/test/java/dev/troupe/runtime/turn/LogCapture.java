package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What a class logs while this is open, up to a thousand lines a second. */
public final class LogCapture extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogCapture(Logger logger) {
        this.logger = logger;
    }

    /** Begins to capture. */
    public static LogCapture of(Class<?> type) {
        LogCapture capture = new LogCapture(Logger.getLogger(type.getName()));
        capture.logger.addHandler(capture);
        capture.logger.setUseParentHandlers(false);
        BoundedLog.limit(1_000);
        return capture;
    }

    /** All of it, stack traces included. */
    public String text() {
        return records.stream().map(LogCapture::describe).collect(Collectors.joining("\n"));
    }

    private static String describe(LogRecord logged) {
        StringWriter text = new StringWriter();
        text.append(logged.getLevel() + " " + logged.getMessage());
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        BoundedLog.limit(BoundedLog.LINES_PER_SECOND);
    }
}

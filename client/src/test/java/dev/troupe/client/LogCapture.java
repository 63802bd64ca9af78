package dev.troupe.client;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs while this is open, up to a thousand lines a second; it does not reach the console. */
final class LogCapture extends Handler implements AutoCloseable {

    final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    LogCapture(Class<?> source) {
        logger = Logger.getLogger(source.getName());
        logger.setUseParentHandlers(false);
        BoundedLog.limit(1_000);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        Object[] parameters = record.getParameters();
        String text = parameters == null || parameters.length == 0
                ? record.getMessage()
                : MessageFormat.format(record.getMessage(), parameters);
        lines.add(record.getLevel() + " " + text);
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

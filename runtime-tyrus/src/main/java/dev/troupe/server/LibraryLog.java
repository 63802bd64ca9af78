package dev.troupe.server;

import dev.troupe.client.BoundedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the loggers of a library in {@code java.util.logging} and the handlers above them: what the library logs is
 * bounded and escaped as what Troupe logs, since clients can cause it.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Of one logger of the library and one level, the handlers above get as many lines in a second as {@link BoundedLog} lets
 *       through.
 *   <li>Levels that are set on loggers, and handlers that are added above them, count as before.
 *   <li>Loggers of a library that are configured stay as they are.
 * </ul>
 */
final class LibraryLog extends Handler {

    /** The names under which the libraries of the server log. */
    static final List<String> LIBRARIES = List.of("io.netty", "org.glassfish.tyrus");

    /** Those that are bounded: the platform would forget them, and what was set on them. */
    private static final List<Logger> BOUNDED = new ArrayList<>();

    private final Logger library;
    private final SimpleFormatter texts = new SimpleFormatter();
    private final Map<String, BoundedLog> logs = new ConcurrentHashMap<>();

    private LibraryLog(Logger library) {
        this.library = library;
        setLevel(Level.ALL);
    }

    /** Bounds what these libraries log, unless their loggers are configured. Doing it again changes nothing. */
    static synchronized void bound(List<String> names) {
        for (String name : names) {
            Logger logger = Logger.getLogger(name);
            if (!isConfigured(logger)) {
                logger.addHandler(new LibraryLog(logger));
                logger.setUseParentHandlers(false);
                BOUNDED.add(logger);
            }
        }
    }

    private static boolean isConfigured(Logger logger) {
        LogManager settings = LogManager.getLogManager();
        return logger.getHandlers().length > 0
                || logger.getFilter() != null
                || !logger.getUseParentHandlers()
                || settings.getProperty(logger.getName() + ".handlers") != null
                || settings.getProperty(logger.getName() + ".filter") != null;
    }

    @Override
    public void publish(LogRecord line) {
        String name = String.valueOf(line.getLoggerName());
        BoundedLog log = logs.computeIfAbsent(name, logger -> BoundedLog.over(new Above(logger)));
        log.log(levelOf(line.getLevel()), () -> texts.formatMessage(line), line.getThrown());
    }

    private static System.Logger.Level levelOf(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return System.Logger.Level.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return System.Logger.Level.WARNING;
        }
        if (value >= Level.INFO.intValue()) {
            return System.Logger.Level.INFO;
        }
        return value >= Level.FINE.intValue() ? System.Logger.Level.DEBUG : System.Logger.Level.TRACE;
    }

    private static Level levelOf(System.Logger.Level level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARNING -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
            default -> Level.FINER;
        };
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** The handlers above the library, for the lines of one of its loggers. */
    private final class Above implements System.Logger {

        private final String name;

        Above(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        /** The logger has been asked before. */
        @Override
        public boolean isLoggable(System.Logger.Level level) {
            return true;
        }

        @Override
        public void log(
                System.Logger.Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable failure) {
            LogRecord line = new LogRecord(levelOf(level), text);
            line.setLoggerName(name);
            line.setSourceClassName(name);
            line.setThrown(failure);
            Logger above = library.getParent();
            while (above != null) {
                for (Handler handler : above.getHandlers()) {
                    handler.publish(line);
                }
                above = above.getUseParentHandlers() ? above.getParent() : null;
            }
        }

        @Override
        public void log(
                System.Logger.Level level,
                @Nullable ResourceBundle bundle,
                String format,
                @Nullable Object @Nullable ... arguments) {
            log(level, bundle, format, (Throwable) null);
        }
    }
}

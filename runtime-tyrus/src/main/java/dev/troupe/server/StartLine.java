package dev.troupe.server;

import dev.troupe.runtime.ActorSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** What the log says of a server that has started, and what the log needs later. */
final class StartLine {

    /** Whether turns run on virtual threads (JEP 444: from 21 on). */
    static final boolean VIRTUAL = Runtime.version().feature() >= 21;

    /** The most actors that are named. */
    private static final int MOST_NAMES = 20;

    private StartLine() {}

    /** One line: version, address, actors, authentication, Java and the kind of threads. */
    static String of(TroupeServer server, ActorSystem system, boolean authenticates) {
        String version = TroupeServer.class.getPackage().getImplementationVersion();
        var names = system.definitions().stream()
                .map(definition -> definition.protocol().name())
                .sorted()
                .toList();
        String actors = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return "Troupe" + (version == null ? "" : " " + version) + " listens on " + server.uri() + "; actors: " + actors
                + (more > 0 ? " and " + more + " more" : "") + "; authentication: "
                + (authenticates ? "by the authenticator" : "none, every client is anonymous") + "; Java "
                + Runtime.version().feature() + ", turns on "
                + (VIRTUAL ? "virtual threads" : "at most " + system.settings().maxTurnThreads() + " platform threads");
    }

    /**
     * Loads what writes a line and a stack trace: classes, time zones, names of levels. Without descriptors or memory none of it
     * could be loaded when the log is needed most.
     */
    static void prepareLog() {
        try {
            Throwable failure = new IllegalStateException("not thrown", new IllegalStateException("its cause"));
            failure.printStackTrace(new PrintWriter(new StringWriter()));
            LogRecord line = new LogRecord(
                    java.util.logging.Level.SEVERE,
                    ZonedDateTime.now(ZoneId.systemDefault()).toString());
            line.setThrown(failure);
            String written = new SimpleFormatter().format(line)
                    + java.util.logging.Level.WARNING.getLocalizedName()
                    + java.util.logging.Level.INFO.getLocalizedName();
            if (written.isEmpty()) {
                throw failure;
            }
        } catch (Throwable e) {
            // Another logger may be in use, and java.util.logging absent: then the first lines load what they need.
        }
    }
}

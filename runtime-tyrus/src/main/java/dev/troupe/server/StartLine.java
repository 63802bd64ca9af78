package dev.troupe.server;

import dev.troupe.runtime.ActorSystem;
import java.util.stream.Collectors;

/** What the log says of a server that has started. */
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
}

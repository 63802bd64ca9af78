package dev.troupe.testkit;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.TopicLimits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which connections are in which topics. For the thread of the test. */
final class TestTopics<C, E> {

    private static final TopicLimits LIMITS = TopicLimits.of(RuntimeSettings.DEFAULTS);

    private final Map<String, Set<TestConnection<C, E>>> members = new HashMap<>();
    private final Map<TestConnection<C, E>, Set<String>> joined = new HashMap<>();
    private final Set<TestConnection<C, E>> gone = new HashSet<>();

    boolean join(TestConnection<C, E> connection, String topic) {
        if (gone.contains(connection) || of(connection).contains(topic)) {
            return false;
        }
        LIMITS.check(topic, of(connection).size(), members(topic).size());
        members.computeIfAbsent(topic, absent -> new LinkedHashSet<>()).add(connection);
        return joined.computeIfAbsent(connection, absent -> new LinkedHashSet<>())
                .add(topic);
    }

    boolean leave(TestConnection<C, E> connection, String topic) {
        if (gone.contains(connection) || !of(connection).contains(topic)) {
            return false;
        }
        members.getOrDefault(topic, Set.of()).remove(connection);
        return joined.getOrDefault(connection, Set.of()).remove(topic);
    }

    /** The connection is gone, and remembers what it was in. */
    void leaveAll(TestConnection<C, E> connection) {
        gone.add(connection);
        members.values().forEach(all -> all.remove(connection));
    }

    /** A copy. */
    Set<String> of(TestConnection<C, E> connection) {
        return new LinkedHashSet<>(joined.getOrDefault(connection, Set.of()));
    }

    /** In the order in which they joined. */
    Set<TestConnection<C, E>> members(String topic) {
        return members.getOrDefault(topic, Set.of());
    }
}

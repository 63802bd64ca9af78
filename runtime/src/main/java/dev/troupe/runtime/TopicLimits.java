package dev.troupe.runtime;

import dev.troupe.ActorException;

/**
 * What a connection may join.
 *
 * @param perConnection the most topics that one connection is in
 * @param members the most connections in one topic
 */
public record TopicLimits(int perConnection, int members) {

    /** The most characters of the name of a topic. */
    public static final int MAX_NAME = 256;

    /** The limits of these settings. */
    public static TopicLimits of(RuntimeSettings settings) {
        return new TopicLimits(settings.topicsPerConnection(), settings.membersPerTopic());
    }

    /**
     * Checks whether a connection may join one more.
     *
     * @param topic its name
     * @param joined how many topics the connection is in
     * @param present how many connections are in the topic
     * @throws ActorException that says why not
     */
    public void check(String topic, int joined, int present) {
        if (topic.isEmpty() || topic.length() > MAX_NAME) {
            throw new ActorException("invalid_topic", "The name of a topic has 1 to " + MAX_NAME + " characters");
        }
        if (joined >= perConnection) {
            throw new ActorException(
                    "too_many_topics", "A connection is in " + perConnection + " topics at most; leave one first");
        }
        if (present >= members) {
            throw new ActorException("topic_full", "A topic has " + members + " members at most");
        }
    }
}

package dev.troupe;

/** What becomes of an event for a connection whose outbound queue is full. */
public enum SlowConsumerPolicy {
    /** The connection is closed with 4410: for events that must not be missed. */
    DISCONNECT,
    /** The oldest queued events that may be dropped make room; if that is not enough, this one is dropped. */
    DROP_OLDEST,
    /** This event is dropped. */
    DROP_NEWEST,
    /**
     * A queued event with the same key is replaced by this one, whether the queue is full or not; when it is full and
     * holds no such event, this one is dropped.
     */
    LATEST
}

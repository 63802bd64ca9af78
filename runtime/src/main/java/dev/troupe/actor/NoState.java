package dev.troupe.actor;

/** The state of connections that have none. */
public enum NoState {
    /** The only value. */
    NONE
}

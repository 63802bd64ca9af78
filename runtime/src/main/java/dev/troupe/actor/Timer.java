package dev.troupe.actor;

/** A timer of an actor: {@link ActorContext#every}, {@link ActorContext#after}. It ends with the life of the actor. */
public interface Timer {

    /**
     * Lets it fire no more. Any thread, and any number of times; inside a turn of the actor, nothing of it begins after this
     * has returned. A firing that is under way goes on.
     */
    void cancel();

    /** Whether it will fire no more: it was cancelled, has fired for the last time, or its actor's life has ended. Any thread. */
    boolean isOver();
}

package dev.troupe.actor;

/** What an actor does in its own life. An actor that wants none of it need not implement it. */
public interface ActorHooks {

    /** The actor begins: after its constructor, before anything else. A failure is a crash of the actor. */
    default void onStart() throws Exception {}
}

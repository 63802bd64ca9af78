package dev.troupe.actor;

/** What an actor does in its own life. An actor that wants none of it need not implement it. */
public interface ActorHooks {

    /**
     * The actor begins: after its constructor, before anything else. An {@link dev.troupe.ActorException} says that there is no such
     * actor now: the clients that wait for it are told its code, and the actor is gone. Any other failure is a crash of the actor.
     */
    default void onStart() throws Exception {}
}

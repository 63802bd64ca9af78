package dev.troupe.runtime.message;

import dev.troupe.wire.Key;

/**
 * Finds the actor of a protocol and a key, and makes it where there is none.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>For one protocol and key there is one live actor at most, and one instance of it.
 *   <li>An actor that ends is removed only if it is still the one that is registered: a late removal does not evict a
 *       successor.
 *   <li>A message told to an actor that ends at this moment reaches its successor.
 * </ul>
 */
public interface ActorRegistry {

    /**
     * Tells the actor, creating it for an {@link ToActor.Opening} that may create it. One that may not is refused where nobody
     * was ever let in. A client that cannot be taken is told so by {@link ToConnection#refused}.
     *
     * @return the address under which later messages of this connection go, without a look-up
     */
    ActorAddress open(String protocol, Key key, ToActor.Opening opening);

    /** How many actors there are now. */
    int count();

    /**
     * Whether there is such an actor now. Only so that a client can be told early: {@link #open} decides. A registry that
     * would have to ask others says yes.
     */
    default boolean exists(String protocol, Key key) {
        return true;
    }

    /** One actor, as a connection knows it. */
    interface ActorAddress {

        /**
         * Tells the actor. Never blocks and never runs a turn on the calling thread unless the actor is non-blocking.
         *
         * @return whether it was taken: false if the message is a {@code Call}, a {@code Fetch}, or one of a raw socket, and the mailbox is full
         *     or the actor takes none; everything else is always taken
         */
        boolean tell(ToActor message);
    }
}

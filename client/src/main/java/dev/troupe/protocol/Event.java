package dev.troupe.protocol;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.wire.PayloadType;
import java.util.Optional;
import java.util.function.Function;

/**
 * An event of a protocol.
 *
 * @param index its place among the events, from 0
 * @param name its name on the wire
 * @param arguments how its arguments are read and written, together as one object
 * @param policy what becomes of it for a connection whose outbound queue is full
 * @param key for {@link SlowConsumerPolicy#LATEST}: what tells apart the events that replace each other; empty text
 *     otherwise
 * @param access who may hear it; empty if all clients may to whom the protocol as a whole is open
 * @param <I> its arguments: {@link NoArguments}, the only argument (boxed), or a generated record of them
 */
public record Event<I>(
        int index,
        String name,
        PayloadType<I> arguments,
        SlowConsumerPolicy policy,
        Function<I, String> key,
        Optional<Access> access) {

    /** An event for all clients to whom the protocol as a whole is open. */
    public Event(int index, String name, PayloadType<I> arguments, SlowConsumerPolicy policy, Function<I, String> key) {
        this(index, name, arguments, policy, key, Optional.empty());
    }

    /** The same event, for others than the protocol as a whole is open to. */
    public Event<I> heardBy(Access access) {
        return new Event<>(index, name, arguments, policy, key, Optional.of(access));
    }

    /** An event that is never replaced by a later one. */
    public static <I> Event<I> of(int index, String name, PayloadType<I> arguments, SlowConsumerPolicy policy) {
        return new Event<>(index, name, arguments, policy, any -> "");
    }

    /** An event of which the latest with the same key counts. */
    public static <I> Event<I> latest(int index, String name, PayloadType<I> arguments, Function<I, String> key) {
        return new Event<>(index, name, arguments, SlowConsumerPolicy.LATEST, key);
    }

    @Override
    public String toString() {
        return name;
    }
}

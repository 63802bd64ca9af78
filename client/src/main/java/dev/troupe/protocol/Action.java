package dev.troupe.protocol;

import dev.troupe.wire.PayloadType;
import java.util.Optional;

/**
 * An action of a protocol.
 *
 * @param index its place among the actions, from 0
 * @param name its name on the wire
 * @param kind how it runs and whether it is answered
 * @param arguments how its arguments are read and written, together as one object
 * @param result how its result is read and written; empty if it returns {@code void}
 * @param access who may call it
 * @param <I> its arguments: {@link NoArguments}, the only argument (boxed), or a generated record of them
 * @param <R> its result, boxed; {@link Void} if there is none
 */
public record Action<I, R>(
        int index, String name, Kind kind, PayloadType<I> arguments, Optional<PayloadType<R>> result, Access access) {

    /** How an action runs and whether it is answered. */
    public enum Kind {
        /** Alone, and answered. */
        EXCLUSIVE,
        /** Beside other read-only turns, and answered. */
        READ_ONLY,
        /** Alone, and not answered unless the caller gave an id. */
        ONE_WAY
    }

    /** An action that returns a value, for everybody. */
    public static <I, R> Action<I, R> of(
            int index, String name, Kind kind, PayloadType<I> arguments, PayloadType<R> result) {
        return new Action<>(index, name, kind, arguments, Optional.of(result), Access.EVERYBODY);
    }

    /** An action that returns {@code void}, for everybody. */
    public static <I> Action<I, Void> of(int index, String name, Kind kind, PayloadType<I> arguments) {
        return new Action<>(index, name, kind, arguments, Optional.empty(), Access.EVERYBODY);
    }

    /** The same action, for these alone. */
    public Action<I, R> allowing(Access allowed) {
        return new Action<>(index, name, kind, arguments, result, allowed);
    }

    @Override
    public String toString() {
        return name;
    }
}

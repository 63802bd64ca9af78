package dev.troupe.protocol;

import dev.troupe.ActorException;
import java.util.function.Function;

/**
 * A failure that belongs to a protocol: its actor throws it, and its client throws the same class.
 *
 * @param code its code on the wire
 * @param type the class
 * @param create makes one from a message
 */
public record DeclaredError(
        String code, Class<? extends ActorException> type, Function<String, ? extends ActorException> create) {}

package dev.troupe.protocol;

import dev.troupe.wire.PayloadType;
import dev.troupe.wire.Payloads;

/** The arguments of an action or an event without parameters. */
public record NoArguments() {

    /** The only value that is ever needed. */
    public static final NoArguments INSTANCE = new NoArguments();

    /** How they are read and written: an object whose members are ignored. */
    public static final PayloadType<NoArguments> TYPE = Payloads.empty(INSTANCE);
}

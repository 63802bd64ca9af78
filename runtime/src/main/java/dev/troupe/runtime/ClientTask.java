package dev.troupe.runtime;

import dev.troupe.runtime.message.IpAddress;

/** A task on the {@linkplain ActorSystem#turnThreads threads for turns} that a client has caused, and not a turn. */
public interface ClientTask extends Runnable {

    /** Where the client is, as {@link IpAddress#networkOf} has it; empty if unknown. Any thread. */
    String network();
}

package dev.troupe.benchmarks.peer;

/** A server under test. */
public interface Peer {

    /** Starts it on a free port of 127.0.0.1, and returns the port. */
    int start() throws Exception;
}

package dev.troupe.server.echo;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test and its actors have in common; provided to the server. */
public final class Gate {
    public final CompletableFuture<String> opened = new CompletableFuture<>();
    public final CountDownLatch held = new CountDownLatch(1);
    /** How many calls of {@link Echo#block} have begun. */
    public final AtomicInteger blocked = new AtomicInteger();
    /** Whether connecting waits for the gate to be opened. */
    public volatile boolean holdsConnections;

    public final AtomicInteger connected = new AtomicInteger();
    public final AtomicInteger disconnected = new AtomicInteger();
    public final Set<String> turnThreads = ConcurrentHashMap.newKeySet();
    public final List<String> said = new CopyOnWriteArrayList<>();
}

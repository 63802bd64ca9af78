package dev.troupe.server.http;

import dev.troupe.runtime.ClientTask;
import dev.troupe.runtime.message.IpAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that handlers of routes may occupy at the same time. A handler that finds no place waits for one.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>No more handlers run at the same time than there are places.
 *   <li>The clients of one address have half of the places at most, so that others find one.
 *   <li>Addresses take turns, and the handlers of one address begin in their order.
 *   <li>A handler that is withdrawn while it waits does not run.
 *   <li>An interruption reaches the handler that it is for, and neither another handler nor the thread.
 *   <li>A handler that no thread takes is told so, and gives its place back; the others go on.
 *   <li>It remembers nothing of an address that has no handler here.
 * </ul>
 */
final class HandlerPlaces {

    private final Executor threads;
    private final int most;
    private final Map<String, Client> clients = new HashMap<>();
    /** Those of which a handler waits that may begin as soon as there is a place. */
    private final Queue<Client> next = new ArrayDeque<>();

    private int taken;

    /**
     * @param threads where handlers run
     * @param most how many run at the same time; at least 1
     */
    HandlerPlaces(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** The clients of one address. Guarded by the lock of the places. */
    private static final class Client {
        private final String network;
        private final int share;
        private final Set<Place> waiting = new LinkedHashSet<>();
        private int running;
        /** Whether it is in {@link #next}. */
        private boolean isNext;

        Client(String network, int share) {
            this.network = network;
            this.share = share;
        }
    }

    /** A handler that waits for its place, or has it. */
    final class Place implements ClientTask {
        private final Client client;
        private final Runnable handler;
        private final Consumer<Throwable> lost;
        /** Where it runs; guarded by this. */
        private @Nullable Thread thread;

        private Place(Client client, Runnable handler, Consumer<Throwable> lost) {
            this.client = client;
            this.handler = handler;
            this.lost = lost;
        }

        @Override
        public String network() {
            return client.network;
        }

        @Override
        public void run() {
            try {
                runsOn(Thread.currentThread());
                handler.run();
            } finally {
                runsOn(null);
                leave(client);
                startNext();
            }
        }

        private synchronized void runsOn(@Nullable Thread now) {
            thread = now;
            if (now == null) {
                var unused = Thread.interrupted();
            }
        }

        /** Whether it occupies a thread now. */
        synchronized boolean isRunning() {
            return thread != null;
        }

        /** Interrupts its thread, if it occupies one. */
        synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        @Override
        public String toString() {
            return handler.toString();
        }
    }

    /**
     * Runs a handler as soon as there is a place.
     *
     * @param network where its client is, as {@link IpAddress#networkOf} has it; empty if unknown, and then there is no share
     * @param lost is told why no thread runs the handler, on any thread
     */
    Place execute(String network, Runnable handler, Consumer<Throwable> lost) {
        Place place = add(network, handler, lost);
        startNext();
        return place;
    }

    private synchronized Place add(String network, Runnable handler, Consumer<Throwable> lost) {
        Client client =
                clients.computeIfAbsent(network, key -> new Client(key, key.isEmpty() ? most : Math.max(1, most / 2)));
        Place place = new Place(client, handler, lost);
        client.waiting.add(place);
        list(client);
        return place;
    }

    /** Nobody needs the handler any more; false if it has begun, or is about to. */
    synchronized boolean withdraw(Place place) {
        boolean waited = place.client.waiting.remove(place);
        forgetIfIdle(place.client);
        return waited;
    }

    private void startNext() {
        for (Place first = take(); first != null; first = take()) {
            try {
                threads.execute(first);
            } catch (Throwable e) {
                // The thread that comes here may serve another client.
                leave(first.client);
                first.lost.accept(e);
            }
        }
    }

    private synchronized @Nullable Place take() {
        while (taken < most && !next.isEmpty()) {
            Client client = next.remove();
            client.isNext = false;
            Iterator<Place> waiting = client.waiting.iterator();
            if (waiting.hasNext()) {
                Place first = waiting.next();
                waiting.remove();
                taken++;
                client.running++;
                list(client);
                return first;
            }
        }
        return null;
    }

    private synchronized void leave(Client client) {
        taken--;
        client.running--;
        list(client);
        forgetIfIdle(client);
    }

    private void list(Client client) {
        if (!client.isNext && client.running < client.share && !client.waiting.isEmpty()) {
            client.isNext = true;
            next.add(client);
        }
    }

    private void forgetIfIdle(Client client) {
        if (client.running == 0 && client.waiting.isEmpty()) {
            clients.remove(client.network, client);
        }
    }

    /** How many addresses have a handler here. */
    synchronized int remembered() {
        return clients.size();
    }
}

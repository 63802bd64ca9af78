package dev.troupe.runtime.turn;

import dev.troupe.wire.WireMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is held back of one raw socket while code of its actor is corked.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Each thread holds back what it sends itself, in order, and nothing of another.
 *   <li>No thread holds back more than the queue of a connection takes: what is beyond leaves at once, with all before it.
 *   <li>No code of others runs under its lock.
 * </ul>
 */
final class CorkedMessages {

    private static final class Held {
        private final List<WireMessage> messages = new ArrayList<>();
        private long bytes;
    }

    private final Map<Thread, Held> held = new HashMap<>(2);
    /** Whether anybody holds anything back; written under the lock. A thread that does sees it, since it has written it. */
    private volatile boolean inUse;

    private final int maxMessages;
    private final long maxBytes;

    CorkedMessages(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** The calling thread holds back from now on; false if it does already. */
    synchronized boolean begin() {
        inUse = true;
        return held.putIfAbsent(Thread.currentThread(), new Held()) == null;
    }

    /**
     * The calling thread sends a message.
     *
     * @return what is to leave now: the message, if the thread holds nothing back; none, if it is held back; all that is held
     *     back with it, if that is more than a queue takes
     */
    List<WireMessage> pass(WireMessage message) {
        return inUse ? passOrHold(message) : List.of(message);
    }

    private synchronized List<WireMessage> passOrHold(WireMessage message) {
        Held mine = held.get(Thread.currentThread());
        if (mine == null) {
            return List.of(message);
        }
        mine.messages.add(message);
        mine.bytes += message.length();
        boolean tooMuch = mine.messages.size() > 1 && (mine.messages.size() > maxMessages || mine.bytes > maxBytes);
        return tooMuch ? letGo() : List.of();
    }

    /** What the calling thread has held back is to leave; it goes on to hold back. */
    synchronized List<WireMessage> letGo() {
        Held mine = held.replace(Thread.currentThread(), new Held());
        return mine == null ? List.of() : mine.messages;
    }

    /** The calling thread holds nothing back any more; what it has held is to leave. */
    synchronized List<WireMessage> end() {
        Held mine = held.remove(Thread.currentThread());
        inUse = !held.isEmpty();
        return mine == null ? List.of() : mine.messages;
    }
}

package dev.troupe.runtime.message;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that one server keeps for all its clients together before it has handled them: bodies of requests, messages of
 * which a part has come, messages that wait in mailboxes. Each of these has a bound of its own as well.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>No more bytes are taken at the same time than the budget has.
 *   <li>The clients of one address have half of it at most, so that others find room.
 *   <li>A request that does not fit takes nothing.
 *   <li>It remembers nothing of an address that keeps nothing.
 *   <li>It never blocks and never allocates where no address is named.
 * </ul>
 */
public final class BufferBudget {

    private final AtomicLong taken = new AtomicLong();
    private final long most;
    private final Map<String, Long> byNetwork = new ConcurrentHashMap<>();

    /**
     * @param most the most bytes at the same time; 0 is no limit
     */
    public BufferBudget(long most) {
        this.most = most == 0 ? Long.MAX_VALUE : most;
    }

    /** Takes so many bytes for all clients; false if there is no room for them. */
    public boolean take(long bytes) {
        return take(bytes, most);
    }

    /**
     * Takes so many bytes for a client; false if there is no room for them in the budget, or in the share of its address.
     *
     * @param network where the client is, as {@link IpAddress#networkOf} has it; empty if unknown, and then only the budget counts
     */
    public boolean take(String network, long bytes) {
        if (network.isEmpty()) {
            return take(bytes);
        }
        boolean[] fits = {false};
        byNetwork.compute(network, (key, before) -> {
            long had = before == null ? 0 : before;
            fits[0] = bytes <= share() - had && take(bytes);
            return fits[0] ? Long.valueOf(had + bytes) : before;
        });
        return fits[0];
    }

    /** Takes so many bytes if half of the budget is free afterwards: for what can do without. */
    public boolean takeSpare(long bytes) {
        return take(bytes, most / 2);
    }

    private boolean take(long bytes, long limit) {
        while (true) {
            long before = taken.get();
            if (bytes > limit - before) {
                return false;
            }
            if (taken.compareAndSet(before, before + bytes)) {
                return true;
            }
        }
    }

    /** Gives back bytes that were taken for all clients. */
    public void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Gives back bytes that were taken for a client. */
    public void give(String network, long bytes) {
        if (!network.isEmpty()) {
            byNetwork.computeIfPresent(network, (key, had) -> had > bytes ? Long.valueOf(had - bytes) : null);
        }
        give(bytes);
    }

    /** The most bytes at the same time. {@link Long#MAX_VALUE} if there is no limit. */
    public long most() {
        return most;
    }

    /** The most bytes for the clients of one address at the same time. {@link Long#MAX_VALUE} if there is no limit. */
    public long share() {
        return most == Long.MAX_VALUE ? most : most / 2;
    }

    /** How many bytes are taken now. */
    public long taken() {
        return taken.get();
    }

    /** How many addresses keep something. */
    int remembered() {
        return byNetwork.size();
    }
}

package dev.troupe.server.http;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.IpAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes that the server keeps of bodies of requests: a part of its budget, of which one address has half at most.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>What does not fit takes nothing.
 *   <li>One address never has more than its share, so that others have room. The addresses of one network of IPv6 ({@code /64})
 *       are one.
 *   <li>An address of which nothing is kept takes no memory here.
 * </ul>
 */
public final class BodyBudget {

    private final BufferBudget buffers;
    private final long share;
    private final Map<String, Long> taken = new ConcurrentHashMap<>();

    public BodyBudget(BufferBudget buffers) {
        this.buffers = buffers;
        this.share = buffers.most() == Long.MAX_VALUE ? Long.MAX_VALUE : buffers.most() / 2;
    }

    /** The most bytes of one address. */
    long share() {
        return share;
    }

    /**
     * Takes so many bytes; false if there is no room for them.
     *
     * @param holder the address of the client, as {@link IpAddress#networkOf} has it
     */
    boolean take(String holder, long bytes) {
        if (!buffers.take(bytes)) {
            return false;
        }
        boolean[] fits = {false};
        taken.compute(holder, (key, before) -> {
            long had = before == null ? 0 : before;
            fits[0] = bytes <= share - had;
            return fits[0] ? Long.valueOf(had + bytes) : before;
        });
        if (!fits[0]) {
            buffers.give(bytes);
        }
        return fits[0];
    }

    /** Gives back bytes that were taken. */
    void give(String holder, long bytes) {
        taken.computeIfPresent(holder, (key, had) -> had > bytes ? Long.valueOf(had - bytes) : null);
        buffers.give(bytes);
    }

    /** Of how many addresses something is kept. */
    int holders() {
        return taken.size();
    }
}

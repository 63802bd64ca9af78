package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.IpAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * What the clients of one address may keep of the common budget of a server, in messages of which a part has come.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>The clients of one address keep a half of the budget at most, so that others find room.
 *   <li>A request that does not fit takes nothing.
 *   <li>Nothing is remembered of an address that keeps nothing.
 * </ul>
 */
public final class BufferShares {

    private final BufferBudget budget;
    private final Map<String, Long> byAddress = new HashMap<>();

    /** Shares of this budget. */
    public BufferShares(BufferBudget budget) {
        this.budget = budget;
    }

    /**
     * Takes so many bytes; false if there is no room for them.
     *
     * @param address as {@link IpAddress#networkOf} has it; empty if unknown, and then only the budget counts
     */
    public synchronized boolean take(String address, long bytes) {
        long before = byAddress.getOrDefault(address, 0L);
        boolean isKnown = !address.isEmpty();
        if ((isKnown && before + bytes > budget.most() / 2) || !budget.take(bytes)) {
            return false;
        }
        if (isKnown) {
            byAddress.put(address, before + bytes);
        }
        return true;
    }

    /** Gives back bytes that were taken. */
    public synchronized void give(String address, long bytes) {
        budget.give(bytes);
        byAddress.computeIfPresent(address, (any, before) -> before > bytes ? before - bytes : null);
    }

    /** How many addresses keep something. */
    synchronized int remembered() {
        return byAddress.size();
    }
}

package dev.troupe.runtime.message;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that one server keeps for all its clients together before it has handled them: bodies of requests, messages of
 * which a part has come, messages that wait in mailboxes. Each of these has a bound of its own as well.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>No more bytes are taken at the same time than the budget has.
 *   <li>A request that does not fit takes nothing.
 *   <li>It never blocks and never allocates.
 * </ul>
 */
public final class BufferBudget {

    private final AtomicLong taken = new AtomicLong();
    private final long most;

    /**
     * @param most the most bytes at the same time; 0 is no limit
     */
    public BufferBudget(long most) {
        this.most = most == 0 ? Long.MAX_VALUE : most;
    }

    /** Takes so many bytes; false if there is no room for them. */
    public boolean take(long bytes) {
        return take(bytes, most);
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

    /** Gives back bytes that were taken. */
    public void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** The most bytes at the same time. {@link Long#MAX_VALUE} if there is no limit. */
    public long most() {
        return most;
    }

    /** How many bytes are taken now. */
    public long taken() {
        return taken.get();
    }
}

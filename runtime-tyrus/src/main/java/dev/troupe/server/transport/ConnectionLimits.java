package dev.troupe.server.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The most connections that a listener keeps open at the same time, HTTP and WebSocket together.
 *
 * @param most in all; 0 is no limit
 * @param mostPerAddress from one address of IPv4, or one /64 network of IPv6; 0 is no limit
 */
public record ConnectionLimits(int most, int mostPerAddress) {

    /** No limits. */
    public static final ConnectionLimits NONE = new ConnectionLimits(0, 0);

    /** The heap that the default counts for one connection, in bytes. */
    private static final long HEAP_PER_CONNECTION = 8_192;

    /** The heap that the default counts for one connection with TLS, in bytes. */
    private static final long HEAP_PER_TLS_CONNECTION = 65_536;

    /** The least number of file descriptors that the default leaves for other things, if there are so many. */
    private static final long RESERVE = 64;

    /** Checks the ranges. */
    public ConnectionLimits {
        require(most, "maxHttpConnections");
        require(mostPerAddress, "maxHttpConnectionsPerAddress");
    }

    private static void require(int value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but it is " + value);
        }
    }

    /** The default for a number of connections: what the heap and the file descriptors of this process let. */
    public static int defaultMost(boolean tls) {
        long byHeap = Runtime.getRuntime().maxMemory() / (tls ? HEAP_PER_TLS_CONNECTION : HEAP_PER_CONNECTION);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.min(byHeap, byDescriptors())));
    }

    /** The default for one address, which lets others in while one address uses all that it may: half of all. */
    public static int defaultMostPerAddress(int most) {
        return most == 0 ? 0 : Math.max(1, most / 2);
    }

    private static long byDescriptors() {
        try {
            if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
                return descriptorsFor(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount());
            }
        } catch (LinkageError withoutModule) {
            return Long.MAX_VALUE;
        }
        return Long.MAX_VALUE;
    }

    /**
     * How many of the file descriptors connections may have. An eighth of the free ones and at least 64 stay for other things,
     * such as files, connections of the program, and classes that are loaded later; of few free ones, half.
     */
    static long descriptorsFor(long most, long open) {
        long free = Math.max(2, most - open);
        return free - Math.min(free / 2, Math.max(RESERVE, free / 8));
    }
}

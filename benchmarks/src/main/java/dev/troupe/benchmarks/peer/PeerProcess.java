package dev.troupe.benchmarks.peer;

import io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** The main program of a server process: prints its port, then answers {@code memory} until its input ends. */
public final class PeerProcess {

    private PeerProcess() {}

    /** Starts the peer named by the first argument. */
    public static void main(String[] arguments) throws Exception {
        Peer peer = switch (arguments[0]) {
            case "troupe" -> new TroupePeer();
            case "netty" -> new NettyPeer();
            case "netty-echo" -> new NettyEchoPeer();
            case "tyrus-grizzly" -> new TyrusGrizzlyPeer();
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        System.out.println("port " + peer.start());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while ("memory".equals(commands.readLine())) {
            System.out.println("memory " + memory());
        }
        Runtime.getRuntime().halt(0);
    }

    /** The bytes in use after a collection: heap, and direct buffers of the JDK's kind and of Netty's own, which no bean counts. */
    private static long memory() {
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return heap + direct + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}

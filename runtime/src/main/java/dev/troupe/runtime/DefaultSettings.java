package dev.troupe.runtime;

import java.time.Duration;

/** The defaults of settings. Some depend on the heap: a server with more memory may have more actors and connections. Any thread. */
final class DefaultSettings {

    private static final long HEAP_OF_ACTOR = 16_384;
    private static final int FEWEST_ACTORS = 4_096;
    private static final long HEAP_OF_CONNECTION = 8_192;
    private static final int FEWEST_CONNECTIONS = 1_024;
    private static final long PARTS_OF_BUFFERED = 4;

    private DefaultSettings() {}

    static RuntimeSettings create() {
        return new RuntimeSettings(
                65_536,
                1_048_576,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                256,
                10_000,
                16_777_216L,
                1_024,
                1_048_576L,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                4_096,
                256,
                Duration.ofSeconds(5),
                10,
                1_000,
                Duration.ofHours(1),
                connections(),
                0,
                connections() / 2,
                0,
                100,
                Duration.ZERO,
                actors(),
                actors() / 2,
                Duration.ZERO,
                bufferedBytes(),
                Duration.ofSeconds(5),
                8,
                10_000_000);
    }

    /** How many actors the heap has room for; at least 4,096. */
    private static int actors() {
        return count(HEAP_OF_ACTOR, FEWEST_ACTORS);
    }

    /** How many connections the heap has room for; at least 1,024. */
    private static int connections() {
        return count(HEAP_OF_CONNECTION, FEWEST_CONNECTIONS);
    }

    /** How many bytes may wait before the server has handled them: a quarter of the heap. */
    private static long bufferedBytes() {
        return Runtime.getRuntime().maxMemory() / PARTS_OF_BUFFERED;
    }

    private static int count(long bytesOfEach, int fewest) {
        long count = Runtime.getRuntime().maxMemory() / bytesOfEach;
        return (int) Math.max(fewest, Math.min(count, Integer.MAX_VALUE));
    }
}

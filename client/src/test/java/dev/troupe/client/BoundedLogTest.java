package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedLogTest {

    private static final long SECOND = 1_000_000_000L;

    private final Recorded below = new Recorded();
    private long now = 77 * SECOND;
    private final BoundedLog log = new BoundedLog(below, () -> now, new LineRate());

    @Test
    void linesOfOneKindAreWrittenFiveTimesASecondAndTheOthersAreCounted() {
        for (int line = 0; line < 40; line++) {
            log.log(Level.ERROR, "boom failed");
        }
        assertThat(below.lines).hasSize(5).containsOnly("ERROR boom failed");

        now += SECOND;
        log.log(Level.ERROR, "bang failed");
        assertThat(below.lines.subList(5, below.lines.size()))
                .containsExactly("ERROR 35 more lines were left out that are like: boom failed", "ERROR bang failed");
    }

    @Test
    void whatWasLeftOutIsToldWhenTheSecondHasPassed() {
        for (int line = 0; line < 7; line++) {
            log.log(Level.WARNING, "slow");
        }
        BoundedLog.tellWhatWasLeftOut();
        assertThat(below.lines).hasSize(5);

        now += SECOND;
        BoundedLog.tellWhatWasLeftOut();
        BoundedLog.tellWhatWasLeftOut();
        assertThat(below.lines.subList(5, below.lines.size()))
                .containsExactly("WARNING 2 more lines were left out that are like: slow");
    }

    @Test
    void aFloodOfOneKindHidesNoLineOfAnother() {
        for (int line = 0; line < 50; line++) {
            log.log(Level.ERROR, "room.post", () -> "post failed", null);
        }
        log.log(Level.ERROR, "room.leave", () -> "leave failed", null);
        log.log(Level.WARNING, "post is slow");

        assertThat(below.lines).contains("ERROR leave failed", "WARNING post is slow");
    }

    @Test
    void allKindsTogetherAreBounded() {
        for (int kind = 0; kind < 300; kind++) {
            log.log(Level.ERROR, "kind " + kind, () -> "failed", null);
        }
        assertThat(below.lines).hasSize(BoundedLog.LINES_PER_SECOND * BoundedLog.KINDS_PER_SECOND);
    }

    @Test
    void whoAsksLearnsWhetherALineWasWritten() {
        for (int line = 0; line < BoundedLog.LINES_PER_SECOND; line++) {
            assertThat(log.tryLog(Level.ERROR, "kind", () -> "failed", null)).isTrue();
        }
        assertThat(log.tryLog(Level.ERROR, "kind", () -> "failed", null)).isFalse();
        assertThat(log.tryLog(
                        Level.ERROR,
                        "another kind",
                        () -> {
                            throw new IllegalStateException();
                        },
                        null))
                .isFalse();
    }

    @Test
    void memoryIsBoundedWhateverTheNumberOfKinds() {
        for (int kind = 0; kind < 10_000; kind++) {
            log.log(Level.ERROR, "kind " + kind, () -> "failed", null);
        }
        assertThat(log.toString().split(",")).hasSize(BoundedLog.MOST_KINDS + 1);
    }

    @Test
    void aLineCannotBeForged() {
        String evil = "x\r\n2026 INFO all is well\u2028\u202eback\u0000\u0007\u009b[2J";
        log.log(Level.ERROR, "A call of " + evil + " failed", new IllegalStateException(evil));
        log.log(Level.INFO, "Refused: {0}", evil);

        String written = String.join("", below.lines)
                + below.failures.get(0)
                + new IllegalStateException(below.failures.get(0)).getMessage();
        assertThat(written.chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(written).doesNotContain("\u2028", "\u202e", "\r", "\n");
        assertThat(below.lines.get(1))
                .isEqualTo("INFO Refused: x\\r\\n2026 INFO all is well\\u2028\\u202eback\\u0000\\u0007\\u009b[2J");
        assertThat(below.failures.get(0))
                .hasToString("java.lang.IllegalStateException: "
                        + "x\\r\\n2026 INFO all is well\\u2028\\u202eback\\u0000\\u0007\\u009b[2J");
    }

    @Test
    void textThatPeopleWriteStaysAsItIs() {
        log.log(Level.INFO, "Straße, 東京, 🙂 {0} it''s", 8080);
        log.log(Level.INFO, "{0} it's");
        assertThat(below.lines).containsExactly("INFO Straße, 東京, 🙂 8080 it's", "INFO {0} it's");
    }

    @Test
    void aStackOverflowIsShort() {
        Throwable overflow = overflow();
        log.log(Level.ERROR, "failed", overflow);

        StackTraceElement[] frames = below.failures.get(0).getStackTrace();
        assertThat(frames).hasSize(PlainFailure.MAX_FRAMES);
        assertThat(frames[PlainFailure.MAX_FRAMES - 16].toString())
                .contains((overflow.getStackTrace().length - PlainFailure.MAX_FRAMES + 1) + " frames left out");
        assertThat(below.failures.get(0)).hasToString("java.lang.StackOverflowError");
    }

    @Test
    void causesAreFollowedSoFarAndACircleEnds() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalArgumentException("second", first);
        first.initCause(second);
        first.addSuppressed(new IllegalStateException("beside\n"));
        log.log(Level.ERROR, "failed", second);

        int causes = 0;
        for (Throwable at = below.failures.get(0); at != null; at = at.getCause()) {
            causes++;
        }
        assertThat(causes).isEqualTo(PlainFailure.MAX_CAUSES);
        assertThat(below.failures.get(0).getCause().getSuppressed()[0])
                .hasToString("java.lang.IllegalStateException: beside\\n");
    }

    @Test
    void aFailureThatIsFitIsPassedOnItself() {
        Exception failure = new IllegalStateException("plain", new IllegalArgumentException("cause"));
        log.log(Level.ERROR, "failed", failure);
        assertThat(below.failures.get(0)).isSameAs(failure);
    }

    @Test
    void aLongTextIsCut() {
        log.log(Level.ERROR, "x".repeat(100_000));
        assertThat(below.lines.get(0)).hasSizeLessThan(5_000).endsWith("… (100000 characters)");
    }

    @Test
    void nothingIsThrownWhateverFails() {
        log.log(Level.ERROR, () -> {
            throw new StackOverflowError("by intention");
        });
        log.log(Level.ERROR, "{0}", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("by intention");
            }
        });
        below.failure = new OutOfMemoryError("by intention");
        log.log(Level.ERROR, "failed", new IllegalStateException());
        log.log(Level.INFO, "failed");
        assertThat(log.isLoggable(Level.ERROR)).isFalse();
        below.failure = null;
        now += SECOND;
        BoundedLog.tellWhatWasLeftOut();
        assertThat(below.lines).hasSize(2).containsOnly("ERROR 1 more lines were left out that are like: ");
    }

    @Test
    void debuggingHasNoRate() {
        for (int line = 0; line < 50; line++) {
            log.log(Level.DEBUG, () -> "seen\n");
        }
        assertThat(below.lines).hasSize(50).containsOnly("DEBUG seen\\n");
    }

    @Test
    void theRateCanBeSet() {
        try {
            BoundedLog.limit(1);
            log.log(Level.ERROR, "one");
            log.log(Level.ERROR, "two");
            assertThat(below.lines).containsExactly("ERROR one");
        } finally {
            BoundedLog.limit(BoundedLog.LINES_PER_SECOND);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedLog.limit(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedLog.limit(1_001));
    }

    @Test
    void exactlyTheLimitIsAdmittedByAnyNumberOfThreads() throws Exception {
        LineRate rate = new LineRate();
        AtomicInteger admitted = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int line = 0; line < 10_000; line++) {
                    if (rate.admits(now, 5)) {
                        admitted.incrementAndGet();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(admitted).hasValue(5);
        assertThat(rate.isSpent(now, 5)).isTrue();
        assertThat(rate.isSpent(now + SECOND, 5)).isFalse();
    }

    private static Throwable overflow() {
        try {
            return new IllegalStateException(String.valueOf(deeper(0)));
        } catch (StackOverflowError e) {
            return e;
        }
    }

    @SuppressWarnings("InfiniteRecursion") // by intention
    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    /** A logger that records, or fails. */
    private static final class Recorded implements System.Logger {

        private final List<String> lines = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();
        private @Nullable Error failure;

        @Override
        public String getName() {
            return "recorded";
        }

        @Override
        public boolean isLoggable(Level level) {
            if (failure != null) {
                throw failure;
            }
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
            lines.add(level + " " + text);
            if (thrown != null) {
                failures.add(thrown);
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object @Nullable ... arguments) {
            lines.add(level + " " + format);
        }
    }
}

package dev.troupe.client;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A logger for lines that the other end of a connection can cause: no peer can fill the log, forge a line, or end a thread
 * by making it log.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>No method throws, whatever the logger below, a supplier or an argument throws. A line that could not be written is
 *       counted as left out.
 *   <li>Lines of one kind and one level are written {@value #LINES_PER_SECOND} times a second at most unless
 *       {@linkplain #limit set otherwise}, and all lines of all loggers of this class {@value #KINDS_PER_SECOND} times as often.
 *       The number of those left out is written before the next line of the kind, or by {@link #tellWhatWasLeftOut}.
 *   <li>Control, format and separator characters of a text, an argument and the message of a failure are escaped.
 *   <li>A text has {@link PlainText#MAX_LENGTH} characters at most, a failure {@link PlainFailure#MAX_FRAMES} frames for each of
 *       at most {@link PlainFailure#MAX_CAUSES} causes.
 *   <li>Its memory is bounded: beyond {@value #MOST_KINDS} kinds, further kinds count as one.
 * </ul>
 *
 * <p>{@code DEBUG} and {@code TRACE} have no rate: who turns them on wants every line.
 */
public final class BoundedLog implements System.Logger {

    /** The most lines of one kind and level in a second, unless set otherwise. */
    public static final int LINES_PER_SECOND = 5;

    private static final int MOST_LINES_PER_SECOND = 1_000;

    /** How many kinds can use up their lines in one second. */
    static final int KINDS_PER_SECOND = 20;

    /** The most kinds that are counted apart. */
    static final int MOST_KINDS = 256;

    private static final String OTHER_KINDS = "other";
    private static final LineRate ALL = new LineRate();

    /** The rates that have left lines out since they last told so. */
    private static final Queue<Counted> BEHIND = new ConcurrentLinkedQueue<>();

    private static volatile int linesPerSecond = LINES_PER_SECOND;

    private final System.Logger below;
    private final LongSupplier nanoTime;
    private final LineRate all;
    private final Map<String, Counted> kinds = new ConcurrentHashMap<>();

    BoundedLog(System.Logger below, LongSupplier nanoTime, LineRate all) {
        this.below = below;
        this.nanoTime = nanoTime;
        this.all = all;
    }

    /** The logger of a class, with its name. */
    public static BoundedLog of(Class<?> owner) {
        return new BoundedLog(System.getLogger(owner.getName()), System::nanoTime, ALL);
    }

    /** A logger over another one, for the lines of libraries that peers can cause. */
    public static BoundedLog over(System.Logger below) {
        return new BoundedLog(below, System::nanoTime, ALL);
    }

    /**
     * Sets how many lines of one kind and level are written in a second, for all of the process.
     *
     * @param lines from 1 to 1,000
     * @throws IllegalArgumentException if it is another number
     */
    public static void limit(int lines) {
        requireLimit(lines);
        linesPerSecond = lines;
    }

    /** How many lines of one kind and level are written in a second. */
    public static int limit() {
        return linesPerSecond;
    }

    /**
     * Checks a number for {@link #limit}.
     *
     * @throws IllegalArgumentException if it is not from 1 to 1,000
     */
    public static void requireLimit(int lines) {
        if (lines < 1 || lines > MOST_LINES_PER_SECOND) {
            throw new IllegalArgumentException(
                    "The log takes from 1 to " + MOST_LINES_PER_SECOND + " lines of a kind in a second, not " + lines);
        }
    }

    @Override
    public String getName() {
        return below.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        try {
            return below.isLoggable(level);
        } catch (Throwable e) {
            return false;
        }
    }

    @Override
    public void log(Level level, Supplier<String> text) {
        write(level, level.name(), text, null);
    }

    @Override
    public void log(Level level, Supplier<String> text, @Nullable Throwable failure) {
        write(level, level.name(), text, failure);
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable failure) {
        write(level, level.name(), () -> text, failure);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object @Nullable ... arguments) {
        write(level, level.name(), () -> PlainText.format(format, arguments), null);
    }

    /**
     * Writes a line of a kind. A peer that causes many lines of one kind hides no line of another.
     *
     * @param kind for example the name of an action; never anything that a peer chooses freely
     */
    public void log(Level level, String kind, Supplier<String> text, @Nullable Throwable failure) {
        write(level, kind, text, failure);
    }

    /** The same; false if the line was not written, because it is one too many or the logger does not want its level. */
    public boolean tryLog(Level level, String kind, Supplier<String> text, @Nullable Throwable failure) {
        return write(level, kind, text, failure);
    }

    private boolean write(Level level, String kind, Supplier<String> text, @Nullable Throwable failure) {
        Counted counted = null;
        try {
            if (!below.isLoggable(level)) {
                return false;
            }
            if (level.getSeverity() <= Level.DEBUG.getSeverity()) {
                below.log(level, PlainText.of(text.get()), PlainFailure.of(failure));
                return true;
            }
            counted = counted(level, kind);
            long now = nanoTime.getAsLong();
            int most = linesPerSecond;
            if (!counted.rate.admits(now, most) || !all.admits(now, most * KINDS_PER_SECOND)) {
                counted.leaveOut();
                return false;
            }
            counted.tell();
            String plain = PlainText.of(text.get());
            counted.last = plain;
            below.log(level, plain, PlainFailure.of(failure));
            return true;
        } catch (Throwable e) {
            // To write of it would fail again. The memory may be used up: nothing is allocated here.
            if (counted != null) {
                counted.leaveOutQuietly();
            }
            return false;
        }
    }

    private Counted counted(Level level, String kind) {
        String name = level.name() + ' ' + kind;
        Counted known = kinds.get(name);
        if (known != null) {
            return known;
        }
        String counts = kinds.size() < MOST_KINDS ? name : OTHER_KINDS;
        return kinds.computeIfAbsent(counts, absent -> new Counted(this, level));
    }

    /**
     * Writes how many lines were left out, of all loggers of this class, where the second in which that was has passed. A
     * server calls this about once a second.
     */
    public static void tellWhatWasLeftOut() {
        for (int waiting = BEHIND.size(); waiting > 0; waiting--) {
            Counted next = BEHIND.poll();
            if (next == null) {
                return;
            }
            next.listed = false;
            if (next.rate.isSpent(next.log.nanoTime.getAsLong(), linesPerSecond)) {
                next.list();
            } else {
                next.tell();
            }
        }
    }

    /** What is known of one kind of line. */
    private static final class Counted {

        private final BoundedLog log;
        private final Level level;
        private final LineRate rate = new LineRate();
        private final LongAdder leftOut = new LongAdder();
        private volatile boolean listed;
        private volatile String last = "";

        Counted(BoundedLog log, Level level) {
            this.log = log;
            this.level = level;
        }

        void leaveOut() {
            leftOut.increment();
            list();
        }

        /** Two threads may list it both; then it is looked at twice. */
        void list() {
            if (!listed) {
                listed = true;
                BEHIND.add(this);
            }
        }

        void leaveOutQuietly() {
            try {
                leaveOut();
            } catch (Throwable e) {
                // Then not even the number is known.
            }
        }

        void tell() {
            try {
                long count = leftOut.sumThenReset();
                if (count > 0) {
                    log.below.log(level, count + " more lines were left out that are like: " + last);
                }
            } catch (Throwable e) {
                leaveOutQuietly();
            }
        }
    }

    @Override
    public String toString() {
        return getName() + ' ' + Arrays.toString(kinds.keySet().toArray());
    }
}

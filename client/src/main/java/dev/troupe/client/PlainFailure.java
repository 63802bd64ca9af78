package dev.troupe.client;

import org.jspecify.annotations.Nullable;

/**
 * A copy of a failure for the log, where the failure itself is too deep, has too many causes, or says what does not keep to
 * its line. It has no stack of its own.
 */
final class PlainFailure extends Throwable {

    private static final long serialVersionUID = 1L;

    /** The most frames of one failure: the innermost, a line that says how many are left out, and the outermost. */
    static final int MAX_FRAMES = 100;

    /** The most failures along the causes, itself among them. */
    static final int MAX_CAUSES = 6;

    /** The most suppressed failures of one failure; these are shown without their causes. */
    private static final int MAX_SUPPRESSED = 3;

    private static final int OUTERMOST = 15;

    private final String text;

    private PlainFailure(String text, @Nullable Throwable cause) {
        super(text, cause, true, true);
        this.text = text;
    }

    /** The failure itself if it is fit for the log, else a copy that is. */
    static @Nullable Throwable of(@Nullable Throwable failure) {
        return failure == null || isFit(failure) ? failure : copy(failure, 1);
    }

    private static boolean isFit(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null; depth++) {
            if (depth == MAX_CAUSES || !isFitItself(at)) {
                return false;
            }
            Throwable[] suppressed = at.getSuppressed();
            if (suppressed.length > MAX_SUPPRESSED) {
                return false;
            }
            for (Throwable beside : suppressed) {
                if (!isFitItself(beside) || beside.getCause() != null || beside.getSuppressed().length > 0) {
                    return false;
                }
            }
            at = at.getCause();
        }
        return true;
    }

    private static boolean isFitItself(Throwable failure) {
        return failure.getStackTrace().length <= MAX_FRAMES && PlainText.isPlain(String.valueOf(failure));
    }

    private static PlainFailure copy(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        PlainFailure copy = bare(failure, cause == null || depth == MAX_CAUSES ? null : copy(cause, depth + 1));
        Throwable[] suppressed = failure.getSuppressed();
        for (int i = 0; i < suppressed.length && i < MAX_SUPPRESSED; i++) {
            copy.addSuppressed(bare(suppressed[i], null));
        }
        return copy;
    }

    private static PlainFailure bare(Throwable failure, @Nullable Throwable cause) {
        PlainFailure copy = new PlainFailure(PlainText.of(failure), cause);
        copy.setStackTrace(shortened(failure.getStackTrace()));
        return copy;
    }

    private static StackTraceElement[] shortened(StackTraceElement[] frames) {
        if (frames.length <= MAX_FRAMES) {
            return frames;
        }
        StackTraceElement[] kept = new StackTraceElement[MAX_FRAMES];
        int innermost = MAX_FRAMES - OUTERMOST - 1;
        System.arraycopy(frames, 0, kept, 0, innermost);
        int leftOut = frames.length - innermost - OUTERMOST;
        kept[innermost] = new StackTraceElement("…", "…", leftOut + " frames left out", -1);
        System.arraycopy(frames, frames.length - OUTERMOST, kept, innermost + 1, OUTERMOST);
        return kept;
    }

    /** Nobody asks where the copy was made. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** What the failure itself says, with the name of its class. */
    @SuppressWarnings("OverrideThrowableToString") // It stands for a failure of another class.
    @Override
    public String toString() {
        return text;
    }
}

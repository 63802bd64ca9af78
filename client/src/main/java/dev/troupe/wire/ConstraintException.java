package dev.troupe.wire;

import java.util.Map;

/** Says that a value is of the type it should be of and breaks a constraint of the protocol, and where. */
public final class ConstraintException extends PayloadException {

    private static final long serialVersionUID = 1L;

    private final boolean isSentence;

    /**
     * @param path where, from the root of the payload; empty for the root
     * @param broken the constraint that does not hold there
     */
    ConstraintException(String path, Constraint<?> broken) {
        super(path, broken.text());
        this.isSentence = broken.isSentence();
    }

    /** The whole sentence: that of the constraint if it has one, else what is wrong with the root named. */
    @Override
    public String describe(String root) {
        return isSentence ? problem() : super.describe(root);
    }

    /** What the other side is told: {@code invalid_argument}, with the place as {@code path} in the metadata. */
    @Override
    public WireError toError(String root) {
        return new WireError(
                ErrorCode.INVALID_ARGUMENT.code(),
                describe(root),
                ErrorCode.INVALID_ARGUMENT.retryable(),
                Map.of("path", place(root)));
    }
}

package dev.troupe;

/** What is known of the action behind a failed call. */
public enum Outcome {
    /** The action did not run: calling again is safe. */
    NOT_RUN,
    /** The action ran and failed. */
    FAILED,
    /** The action may have run, wholly or in part, or may run still. */
    UNKNOWN
}

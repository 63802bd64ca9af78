package dev.troupe.testkit;

import org.jspecify.annotations.Nullable;

/** For whom the code of this thread runs. */
final class CurrentCaller {

    private static final ThreadLocal<@Nullable TestConnection<?, ?>> OF_THREAD = new ThreadLocal<>();

    private CurrentCaller() {}

    static @Nullable TestConnection<?, ?> get() {
        return OF_THREAD.get();
    }

    /** Makes this the caller, and gives the one before. */
    static @Nullable TestConnection<?, ?> swap(@Nullable TestConnection<?, ?> caller) {
        TestConnection<?, ?> before = OF_THREAD.get();
        if (caller == null) {
            OF_THREAD.remove();
        } else {
            OF_THREAD.set(caller);
        }
        return before;
    }
}

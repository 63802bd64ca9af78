package dev.troupe.runtime.turn;

import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import org.jspecify.annotations.Nullable;

/** A turn whose caller waits for an answer. If it sends its own caller away, that begins when the turn has ended, after the answer. */
abstract class AnsweringTurn extends Turn {

    /** Of its caller; begins when the turn has ended. */
    private @Nullable Departure departure;

    AnsweringTurn(ActorCell<?, ?, ?, ?> cell, boolean readOnly) {
        super(cell, readOnly);
    }

    /** Answers with a failure, unless the caller is answered already. */
    abstract void tell(WireError error);

    @Override
    final void crashed() {
        tell(ErrorCode.CRASHED.with("The actor crashed"));
        ended();
    }

    @Override
    final void ended() {
        if (departure != null) {
            departure.begin();
        }
    }

    @Override
    final boolean sees(Departure ofCaller) {
        if (departure != null) {
            return false;
        }
        departure = ofCaller;
        return true;
    }
}

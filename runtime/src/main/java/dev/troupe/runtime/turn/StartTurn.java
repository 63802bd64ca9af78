package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.wire.WireError;
import org.jspecify.annotations.Nullable;

/**
 * The first turn of every life: the constructor and {@code onStart}. An {@link ActorException} says that there is no such actor
 * now, and the clients that wait for it are told so. Any other failure is a crash. Where too many starts of actors occupy threads, an
 * actor that nobody has entered yet does not start, and the clients that wait for it are told to come later.
 */
final class StartTurn extends UnattendedTurn {

    private final ActorCell<?, ?, ?, ?> host;
    private @Nullable WireError refusal;

    StartTurn(ActorCell<?, ?, ?, ?> cell) {
        super(cell);
        this.host = cell;
    }

    @Override
    @Nullable
    Object body() throws Exception {
        if (host.connections().isUnentered() && host.type().scheduler().isShort(this)) {
            refusal = Incoming.TOO_FEW_THREADS;
        } else {
            instance().start();
        }
        return null;
    }

    /** The client for whom the actor is made. */
    @Override
    String network() {
        return host.madeBy();
    }

    @Override
    void failed(Throwable failure) {
        if (failure instanceof ActorException) {
            refusal = host.type().failures().describe(failure, this);
        } else {
            crashWith(failure);
        }
    }

    @Override
    void ended() {
        if (refusal == null) {
            host.started();
        } else {
            host.decline(refusal);
        }
    }

    @Override
    String name() {
        return "onStart";
    }
}

package dev.troupe.runtime.turn;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ResponseBody;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bodies that one life of an actor streams.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>What is to run when a body has ended is an exclusive turn of this life, or does not run if that is over.
 *   <li>When the life is over, all of them are cut off, also one that is just being opened.
 *   <li>It is empty only when the turns of all that have ended are queued.
 * </ul>
 */
final class OpenBodies {

    private final ActorCell<?, ?, ?, ?> cell;
    private final ActorInstance<?, ?, ?, ?> instance;
    private final Set<ResponseBody> open = ConcurrentHashMap.newKeySet();

    OpenBodies(ActorCell<?, ?, ?, ?> cell, ActorInstance<?, ?, ?, ?> instance) {
        this.cell = cell;
        this.instance = instance;
    }

    /** A body that nobody takes yet. */
    ResponseBody open() {
        RuntimeSettings settings = cell.type().settings();
        ResponseBody body = new ResponseBody(
                settings.outboundMessages(),
                settings.outboundBytes(),
                cell.type().buffers(),
                cell.type().scheduler()::execute,
                this::closed);
        open.add(body);
        body.whenEnded(() -> cell.resume(() -> {
            open.remove(body);
            return true;
        }));
        if (instance.isFenced()) {
            body.cut();
        }
        return body;
    }

    private void closed(Runnable action) {
        BodyCloseTurn turn = new BodyCloseTurn(cell, instance, action);
        cell.resume(() -> {
            if (cell.hasInstance()) {
                cell.incoming().enqueue(turn);
            }
            return true;
        });
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The life is over. */
    void cutAll() {
        open.forEach(ResponseBody::cut);
    }
}

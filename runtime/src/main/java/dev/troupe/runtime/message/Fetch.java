package dev.troupe.runtime.message;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.HttpRequest;
import dev.troupe.wire.Payload;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A client asks an actor by a request of HTTP and does not connect. It is let in as one that connects would be, but neither
 * listed nor welcomed, and the actor hears neither of its coming nor of its going. Nothing else comes from it.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A request is begun at most once, and not after it was given up.
 *   <li>It is settled exactly once: by a response or a failure, or by being given up, whichever is first.
 *   <li>Who gives it up learns whether it had begun.
 * </ul>
 */
public final class Fetch implements ToActor.Opening {

    private enum State {
        WAITING,
        RUNNING,
        SETTLED,
        GIVEN_UP
    }

    private final ToFetcher connection;
    private final Payload params;
    private final HttpRequest http;
    private final String path;
    private final long deadline;
    private final boolean mayCreate;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /**
     * @param connection who asks
     * @param params as JSON, to be decoded in the turn; absent if the client gave none
     * @param http the request, with whoever the client is
     * @param path what follows {@code /http}, percent-encoded as it came; begins with a slash
     * @param deadline when the client waits no longer for a response to begin, on the scale of {@link System#nanoTime()}
     * @param mayCreate whether the actor is made if there is none
     */
    public Fetch(
            ToFetcher connection, Payload params, HttpRequest http, String path, long deadline, boolean mayCreate) {
        this.connection = connection;
        this.params = params;
        this.http = http;
        this.path = path;
        this.deadline = deadline;
        this.mayCreate = mayCreate;
    }

    @Override
    public ToFetcher connection() {
        return connection;
    }

    @Override
    public Payload params() {
        return params;
    }

    /** The request itself. */
    public HttpRequest http() {
        return http;
    }

    @Override
    public ClientRequest request() {
        return http.client();
    }

    /** What follows {@code /http}, percent-encoded as it came; begins with a slash. */
    public String path() {
        return path;
    }

    /** When the client waits no longer for a response to begin, on the scale of {@link System#nanoTime()}. */
    public long deadline() {
        return deadline;
    }

    @Override
    public boolean mayCreate() {
        return mayCreate;
    }

    /** The actor begins to handle it; false if it was given up. */
    public boolean begin() {
        return state.compareAndSet(State.WAITING, State.RUNNING);
    }

    /** The actor has a response or a failure; false if nobody waits for it any more. */
    public boolean settle() {
        return state.compareAndSet(State.RUNNING, State.SETTLED) || state.compareAndSet(State.WAITING, State.SETTLED);
    }

    /** Nobody waits for it any more: the client has gone, or the deadline has passed. */
    public Call.GivenUp giveUp() {
        if (state.compareAndSet(State.WAITING, State.GIVEN_UP)) {
            return Call.GivenUp.BEFORE_IT_BEGAN;
        }
        return state.compareAndSet(State.RUNNING, State.GIVEN_UP) ? Call.GivenUp.WHILE_RUNNING : Call.GivenUp.TOO_LATE;
    }

    @Override
    public boolean isGivenUp() {
        return state.get() == State.GIVEN_UP;
    }
}

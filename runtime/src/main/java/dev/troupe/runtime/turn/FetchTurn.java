package dev.troupe.runtime.turn;

import dev.troupe.actor.AsyncFetchHandler;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.wire.WireError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The turn of a request of HTTP, which ends when the head of its response is decided. */
final class FetchTurn<A, P, C, E> extends AnsweringTurn {

    private final ActorCell<A, P, C, E> host;
    private final Fetch fetch;
    private final ActorConnection<C, E> connection;
    private final P params;
    private boolean skipped;

    FetchTurn(ActorCell<A, P, C, E> cell, Fetch fetch, ActorConnection<C, E> connection, P params) {
        super(cell, false);
        this.host = cell;
        this.fetch = fetch;
        this.connection = connection;
        this.params = params;
    }

    Fetch fetch() {
        return fetch;
    }

    @Override
    @Nullable
    Object body() throws Exception {
        host.incoming().leavesMailbox(fetch);
        if (!fetch.begin()) {
            skipped = true;
            return null;
        }
        cell.use().changes();
        FetchRequest<P, C> request = new FetchRequest<>(fetch.http(), fetch.path(), params, connection.state());
        return Objects.requireNonNull(handler().onFetch(request), "onFetch returned null instead of a stage");
    }

    @SuppressWarnings("unchecked") // The turn is one of this actor, and so is its instance.
    private AsyncFetchHandler<P, C> handler() {
        return (AsyncFetchHandler<P, C>) instance().fetches();
    }

    @Override
    void completed(@Nullable Object value) {
        if (skipped) {
            return;
        }
        HttpResponse response = (HttpResponse)
                Objects.requireNonNull(value, "The stage of onFetch completed with null instead of a response");
        if (response.streamsTo(fetch.http().method())) {
            stream(response);
        } else if (fetch.settle()) {
            fetch.connection().respond(response);
        }
    }

    private void stream(HttpResponse response) {
        if (fetch.isGivenUp()) {
            return;
        }
        ResponseBody body = instance().bodies().open();
        boolean responded = false;
        try {
            body.begin(response);
            if (fetch.settle()) {
                fetch.connection().respond(response, body);
                responded = true;
            }
        } finally {
            if (!responded) {
                body.cut();
            }
        }
    }

    @Override
    void failed(Throwable failure) {
        if (wasInterrupted() && fetch.isGivenUp()) {
            return;
        }
        tell(host.type().failures().describe(failure, this));
    }

    @Override
    void tell(WireError error) {
        if (fetch.settle()) {
            fetch.connection().failed(error);
        }
    }

    @Override
    boolean refuse(WireError error) {
        host.incoming().leavesMailbox(fetch);
        tell(error);
        return true;
    }

    @Override
    boolean isCanceled() {
        return fetch.isGivenUp();
    }

    @Override
    ActorConnection<?, ?> caller() {
        return connection;
    }

    @Override
    String name() {
        return "onFetch";
    }
}

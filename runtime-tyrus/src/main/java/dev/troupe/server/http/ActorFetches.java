package dev.troupe.server.http;

import dev.troupe.actor.HttpRequest;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.connection.FetchAsked;
import dev.troupe.runtime.connection.FetchPath;
import dev.troupe.runtime.connection.FetchResult;
import dev.troupe.runtime.connection.Fetcher;
import dev.troupe.runtime.connection.RequestContent;
import dev.troupe.wire.ErrorCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that actors answer themselves: {@code /actors/{protocol}/{key}/http} and below, of any method. All on the event
 * loop; the actor answers in a turn. Whether the client may is the system's to decide, from which page it comes included.
 */
public final class ActorFetches {

    private final ActorSystem system;

    public ActorFetches(ActorSystem system) {
        this.system = system;
    }

    /** Whether the path is one of an actor's own, of whatever actor. */
    static boolean isFetch(RequestTarget target) {
        return FetchPath.parse(target.rawPath()).isPresent();
    }

    void handle(RequestTarget target, Exchange exchange, int maxBody) {
        String timeout = ActorCalls.timeout(exchange.request().headers());
        if (!ActorCalls.isTimeout(timeout)) {
            exchange.refuse(
                    HttpResponseStatus.BAD_REQUEST.code(),
                    ErrorCode.BAD_MESSAGE.with(ActorCalls.TIMEOUT + " is not a positive integer of milliseconds"));
            return;
        }
        String method = exchange.request().method().name();
        HttpRequest http = new HttpRequest(method, exchange.client(target), Map.of(), new byte[0]);
        RequestContent<byte[]> body = whole -> exchange.read(maxBody, whole::accept);
        fetch(new FetchAsked(http, body, ActorCalls.timeout(timeout), exchange.isSecure()), exchange);
    }

    private void fetch(FetchAsked asked, Exchange exchange) {
        AtomicReference<@Nullable Fetcher> fetcher = new AtomicReference<>();
        exchange.await(() -> {
            Fetcher gone = fetcher.get();
            if (gone != null) {
                gone.leave();
            }
        });
        Consumer<FetchResult> answer = result -> exchange.attempt(() -> answer(result, exchange));
        system.fetch(asked, answer).ifPresent(waiting -> {
            fetcher.set(waiting);
            if (exchange.isAbandoned()) {
                // Its body was refused meanwhile.
                waiting.leave();
            }
        });
    }

    private void answer(FetchResult result, Exchange exchange) {
        if (result instanceof FetchResult.Failure failure) {
            exchange.refuse(failure.status(), failure.error());
        } else if (result instanceof FetchResult.Whole whole) {
            exchange.answer(whole.response());
        } else if (result instanceof FetchResult.Streamed streamed) {
            exchange.stream(streamed.head(), streamed.body(), system.settings().writeTimeout());
        }
    }
}

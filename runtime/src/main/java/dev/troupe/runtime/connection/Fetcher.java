package dev.troupe.runtime.connection;

import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.runtime.message.ToFetcher;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends one request of HTTP to an actor, as the actor sees it. It is closed when it has its response; where that
 * streams, when the body has ended.
 *
 * <p>Promises, for any number of threads, besides those of {@link UnconnectedClient}:
 *
 * <ul>
 *   <li>It is answered once, by the first that answers; not at all if the client {@linkplain #leave has left} before.
 *   <li>A client that is answered before the actor has responded has given up the request.
 *   <li>A body that comes too late, or for which there is no place among the connections, is cut off.
 * </ul>
 */
public final class Fetcher extends UnconnectedClient implements ToFetcher {

    private final Fetches fetches;
    private final HttpRequest http;
    private final String path;
    private final Consumer<FetchResult> answer;
    private final Object lock = new Object();
    /** What the actor is asked, once it is known who asks; guarded by the lock. */
    private @Nullable Fetch asked;

    /** Whether nobody waits for it any more, which was so before anything could be asked; guarded by the lock. */
    private boolean givenUp;

    private boolean answered;
    private @Nullable ResponseBody body;
    /** Who it is; set before the actor is asked. */
    private volatile @Nullable ServerHandshake client;

    /** @param deadline on the scale of {@link System#nanoTime()} */
    Fetcher(Fetches fetches, HttpRequest http, String path, long deadline, Consumer<FetchResult> answer) {
        super(deadline);
        this.fetches = fetches;
        this.http = http;
        this.path = path;
        this.answer = answer;
    }

    /** What the actor is to be asked; empty if nobody waits for it any more. */
    Optional<Fetch> ask(ServerHandshake admitted, byte[] content) {
        client = admitted;
        HttpRequest known = http.withClient(admitted.request()).withBody(content);
        Fetch fetch = new Fetch(this, admitted.params(), known, path, deadline(), admitted.mayCreate());
        synchronized (lock) {
            if (givenUp) {
                return Optional.empty();
            }
            asked = fetch;
        }
        return Optional.of(fetch);
    }

    /** The client has gone: the request is given up, and nobody is answered. */
    public void leave() {
        giveUp();
        finish();
        cutOff();
        close();
    }

    @Override
    Call.GivenUp giveUp() {
        Fetch fetch;
        synchronized (lock) {
            fetch = asked;
            givenUp = true;
        }
        return fetch == null ? Call.GivenUp.BEFORE_IT_BEGAN : fetch.giveUp();
    }

    /** No body goes on. */
    @Override
    void cutOff() {
        ResponseBody open;
        synchronized (lock) {
            open = body;
        }
        if (open != null) {
            open.cut();
        }
    }

    /** Whether it was not answered until now. */
    private boolean finish() {
        synchronized (lock) {
            boolean first = !answered;
            answered = true;
            return first;
        }
    }

    @Override
    void fail(int status, WireError error) {
        answer(new FetchResult.Failure(status, error));
    }

    private void answer(FetchResult result) {
        if (finish()) {
            close();
            runQuietly(() -> answer.accept(result));
        }
    }

    @Override
    void forget() {
        fetches.remove(this);
    }

    @Override
    public WireFormat format() {
        return WireFormat.JSON;
    }

    @Override
    public void respond(HttpResponse response) {
        answer(new FetchResult.Whole(response));
    }

    @Override
    public void respond(HttpResponse head, ResponseBody streamed) {
        ServerHandshake known = Objects.requireNonNull(client, "nobody was asked");
        Optional<HandshakeRefusal> refusal = fetches.take(known, streamed);
        if (refusal.isPresent()) {
            streamed.cut();
            refused(refusal.get());
            return;
        }
        boolean first;
        synchronized (lock) {
            first = !answered;
            answered = true;
            body = first ? streamed : null;
        }
        if (!first) {
            streamed.cut();
            return;
        }
        fetches.goesOn(this, known.rights());
        streamed.whenEnded(this::close);
        runQuietly(() -> answer.accept(new FetchResult.Streamed(head, streamed)));
    }

    @Override
    public void failed(WireError error) {
        fail(error);
    }

    /** An actor that sends its caller away ends what it is sent; if it has not answered, the request is lost. */
    @Override
    public void kick(int closeCode, String reason) {
        ResponseBody open;
        synchronized (lock) {
            open = body;
        }
        if (open != null) {
            open.close();
        } else {
            giveUp();
            fail(ofUnknownOutcome(ErrorCode.FORBIDDEN, reason));
        }
    }

    /** It calls nothing. */
    @Override
    public void replied(Call call, WireMessage reply) {}

    @Override
    public void failed(Call call, WireError error) {}
}

package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.NoEvents;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.RawSocket;
import dev.troupe.integration.comingfrom.rivetkit.Gate.Pass;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A proxy: each raw socket that comes has one of its own to the journal of the same key. */
@Actor
public final class GateActor
        implements Gate,
                ConnectionHooks<Pass, CompletableFuture<WebSocket>, NoEvents>,
                AsyncRawSocketHandler<Pass, CompletableFuture<WebSocket>> {

    private final ActorContext context;
    private final Connections<CompletableFuture<WebSocket>, NoEvents> passing;
    private final URI journals;

    GateActor(ActorContext context, Connections<CompletableFuture<WebSocket>, NoEvents> passing, URI journals) {
        this.context = context;
        this.passing = passing;
        this.journals = journals;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Pass> request) {
        if (!"open sesame".equals(request.params().pass())) {
            throw new ActorException("no_pass", "Show a pass");
        }
    }

    @Override
    public CompletableFuture<WebSocket> createConnState(ConnectRequest<Pass> request) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<?> onOpen(RawSocket<Pass, CompletableFuture<WebSocket>> socket) {
        return JournalClient.at(journals, context.key())
                .websocketAsync(socket.path(), new WayBack(socket, context.executor()))
                .thenAccept(socket.state()::complete);
    }

    @Override
    public CompletionStage<?> onText(RawSocket<Pass, CompletableFuture<WebSocket>> socket, String text) {
        return socket.state().thenCompose(journal -> journal.sendText(text, true));
    }

    @Override
    public CompletionStage<?> onClose(RawSocket<Pass, CompletableFuture<WebSocket>> socket, int code, String reason) {
        if (!socket.state().isDone()) {
            return CompletableFuture.completedFuture("There was no way in");
        }
        return socket.state()
                .thenCompose(journal -> journal.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .handle((closed, hasGoneBefore) -> code);
    }

    /** What the journal says, in turns of the gate; the next message is asked for when this one has been sent on. */
    private record WayBack(RawSocket<Pass, CompletableFuture<WebSocket>> socket, Executor turns, StringBuilder text)
            implements WebSocket.Listener {

        WayBack(RawSocket<Pass, CompletableFuture<WebSocket>> socket, Executor turns) {
            this(socket, turns, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket journal, CharSequence part, boolean last) {
            text.append(part);
            if (!last) {
                journal.request(1);
                return CompletableFuture.completedFuture(part);
            }
            String whole = text.toString();
            text.setLength(0);
            return CompletableFuture.runAsync(() -> socket.sendText(whole), turns)
                    .thenRun(() -> journal.request(1));
        }

        @Override
        public CompletionStage<?> onClose(WebSocket journal, int code, String reason) {
            return CompletableFuture.runAsync(() -> socket.close(), turns);
        }

        @Override
        public void onError(WebSocket journal, Throwable failure) {
            turns.execute(socket::close);
        }
    }

    @Override
    public int passing() {
        return passing.count();
    }
}

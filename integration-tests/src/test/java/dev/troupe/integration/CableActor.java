package dev.troupe.integration;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.Compression;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.RawSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Does to its raw sockets what their texts ask for. */
@Actor
final class CableActor
        implements Cable, ConnectionHooks<Cable.Plug, String, Cable.Sparks>, AsyncRawSocketHandler<Cable.Plug, String> {

    /** What the test has in its hands. */
    static final class Switches {
        final CompletableFuture<String> open = new CompletableFuture<>();
        final CountDownLatch corked = new CountDownLatch(1);
        final CountDownLatch turn = new CountDownLatch(1);
    }

    private final ActorContext context;
    private final Connections<String, Sparks> plugs;
    private final Switches switches;
    private final List<String> log = new ArrayList<>();

    CableActor(ActorContext context, Connections<String, Sparks> plugs, Switches switches) {
        this.context = context;
        this.plugs = plugs;
        this.switches = switches;
    }

    private static CompletionStage<?> done() {
        return CompletableFuture.completedFuture("done");
    }

    @Override
    public List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Plug> request) {
        if (request.params().name().equals("nobody")) {
            throw new ActorException("nobody_here", "Nobody is nobody");
        }
    }

    @Override
    public String createConnState(ConnectRequest<Plug> request) {
        return request.params().name();
    }

    @Override
    public void onConnect(Connection<String, Sparks> connection) {
        log.add("connect " + connection.state());
    }

    @Override
    public void onDisconnect(Connection<String, Sparks> connection) {
        log.add("disconnect " + connection.state());
    }

    @Override
    public CompletionStage<?> onOpen(RawSocket<Plug, String> socket) {
        if (socket.path().equals("/slow")) {
            return switches.open.thenAcceptAsync(socket::sendText, context.executor());
        }
        if (socket.path().equals("/fails")) {
            throw new IllegalStateException("secret");
        }
        socket.sendText(String.join(
                " ",
                "open",
                socket.path(),
                socket.query(),
                socket.subprotocol(),
                socket.params().name(),
                socket.state(),
                socket.request().header("x-colour").orElse("-")));
        return done();
    }

    @Override
    public CompletionStage<?> onText(RawSocket<Plug, String> socket, String text) throws Exception {
        switch (text) {
            case "cork" -> cork(socket);
            case "close" -> socket.close(4_001, "bye");
            case "throw" -> throw new IllegalStateException("secret");
            case "rude" -> throw new ActorException("rude", "Mind your words");
            case "chosen" -> throw new IllegalArgumentException("chosen");
            case "crash" -> throw new AssertionError("a crash");
            case "kick bob" -> kick("bob");
            case "zip" -> {
                socket.sendText("-".repeat(100), Compression.ALWAYS);
                socket.sendBinary(new byte[100], Compression.ALWAYS);
                socket.sendText("i", Compression.ALWAYS);
                socket.sendText("-".repeat(1_000), Compression.NEVER);
                socket.sendBinary(new byte[10_000], Compression.NEVER);
                socket.sendText("-".repeat(100));
                socket.sendBinary(new byte[1_000], Compression.DEFAULT);
            }
            case "sparks" -> {
                plugs.broadcast().spark("to all");
                plugs.caller().send().spark("to one");
                socket.sendText("no spark");
            }
            case "who" ->
                socket.sendText(String.join(
                        ",", plugs.all().stream().map(Connection::state).toList()));
            case "open" ->
                socket.sendText("open: "
                        + plugs.all().stream()
                                .filter(plug -> plug.rawSocket()
                                        .filter(RawSocket::isOpen)
                                        .isPresent())
                                .map(Connection::state)
                                .collect(Collectors.joining(",")));
            case "flood" -> {
                for (int i = 0; i < 4_000; i++) {
                    socket.sendBinary(new byte[10_000]);
                }
            }
            case "buffered" -> {
                long before = socket.bufferedAmount();
                socket.sendText("12345");
                socket.sendText("more " + (socket.bufferedAmount() - before));
            }
            default ->
                plugs.all().stream()
                        .flatMap(plug -> plug.rawSocket().stream())
                        .forEach(each -> each.sendText(socket.state() + ": " + text));
        }
        return done();
    }

    private void cork(RawSocket<Plug, String> socket) throws Exception {
        socket.cork(() -> {
            socket.sendText("one");
            plugs.all().stream()
                    .flatMap(plug -> plug.rawSocket().stream())
                    .filter(other -> other != socket)
                    .forEach(other -> other.sendText("they are corked"));
            await(switches.corked);
            socket.sendBinary(new byte[] {2});
            socket.sendText("three");
        });
        await(switches.turn);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody goes on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void kick(String name) {
        plugs.all().stream()
                .filter(plug -> plug.state().equals(name))
                .forEach(plug -> plug.disconnect(4_002, "kicked"));
    }

    @Override
    public CompletionStage<?> onBinary(RawSocket<Plug, String> socket, byte[] bytes) {
        socket.sendBinary(bytes);
        return done();
    }

    @Override
    public CompletionStage<?> onClose(RawSocket<Plug, String> socket, int code, String reason) {
        log.add("close " + socket.state() + " " + code + " " + reason);
        if (reason.equals("fail")) {
            throw new IllegalStateException("in onClose");
        }
        return done();
    }

    @Override
    public CompletionStage<?> onError(RawSocket<Plug, String> socket, Throwable failure) {
        log.add("error " + socket.state() + " " + failure.getMessage());
        if ("chosen".equals(failure.getMessage())) {
            socket.close(4_321, "chosen");
        }
        return done();
    }
}

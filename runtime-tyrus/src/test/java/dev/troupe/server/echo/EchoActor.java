package dev.troupe.server.echo;

import dev.troupe.NoParams;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.FetchHandler;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Does what {@link Echo} says, and reports comings and goings to the test. */
public final class EchoActor
        implements Echo, ConnectionHooks<NoParams, String, Echo.Heard>, FetchHandler<NoParams, String> {

    private final Connections<String, Heard> connections;
    private final Gate gate;

    EchoActor(Connections<String, Heard> connections, Gate gate) {
        this.connections = connections;
        this.gate = gate;
    }

    @Override
    public String createConnState(ConnectRequest<NoParams> request) {
        return request.remoteAddress();
    }

    @Override
    public void onConnect(Connection<String, Heard> connection) {
        gate.connected.incrementAndGet();
        if (gate.holdsConnections) {
            gate.opened.join();
        }
    }

    @Override
    public void onDisconnect(Connection<String, Heard> connection) {
        gate.disconnected.incrementAndGet();
    }

    @Override
    public String say(String text) {
        gate.turnThreads.add(Thread.currentThread().getName());
        gate.said.add(text);
        return text;
    }

    @Override
    public void shout(String text) {
        connections.broadcast().heard(text);
    }

    @Override
    public void flood(int count, int size) {
        String text = "x".repeat(size);
        for (int i = 0; i < count; i++) {
            connections.caller().send().heard(text);
        }
    }

    @Override
    public void kick(String reason) {
        connections.caller().disconnect(reason);
    }

    @Override
    public CompletionStage<String> hold() {
        gate.held.countDown();
        return gate.opened;
    }

    @Override
    public String block() {
        gate.blocked.incrementAndGet();
        gate.held.countDown();
        try {
            return gate.opened.get();
        } catch (InterruptedException | ExecutionException e) {
            gate.said.add("interrupted");
            throw new IllegalStateException(e);
        }
    }

    /** Streams one piece of so many bytes, and what is said later. */
    @Override
    public HttpResponse onFetch(FetchRequest<NoParams, String> request) {
        int size = request.queryParameter("size").map(Integer::parseInt).orElse(1);
        return HttpResponse.streaming("application/octet-stream", body -> {
            body.onClose(() -> gate.said.add("stream ends"));
            body.send(new byte[size]);
        });
    }

    @Override
    public String join(String topic) {
        connections.caller().join(topic);
        return topic;
    }

    @Override
    public String members(String topic) {
        return String.valueOf(connections.count(topic));
    }
}

package dev.troupe.integration;

import static org.awaitility.Awaitility.await;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import java.math.BigInteger;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Does all that an actor should not. */
@Actor
public final class WorkshopActor
        implements Workshop, ConnectionHooks<Workshop.Visitor, Workshop.Visitor, Workshop.News> {

    /** What no client may ever see. */
    static final String SECRET = "the password is swordfish";

    private final Connections<Visitor, News> visitors;
    private final Lingering lingering;
    private int turns;

    /** Stages that a test completes. */
    static class Lingering {
        private final BlockingQueue<CompletableFuture<String>> stages = new LinkedBlockingQueue<>();

        private CompletableFuture<String> renew() {
            CompletableFuture<String> stage = new CompletableFuture<>();
            stages.add(stage);
            return stage;
        }

        /** Somebody leaves; in a turn. */
        void leaves(String name) {}

        /** The connection of somebody who was kicked is closed on both sides. */
        void closed(String name) {}

        /** Waits until somebody lingers, and lets it. */
        void awaitOne() {
            await().until(() -> !stages.isEmpty());
        }

        /** Waits until somebody lingers, and ends it. */
        void finish(String value) {
            try {
                CompletableFuture<String> stage = stages.poll(10, TimeUnit.SECONDS);
                if (stage == null) {
                    throw new AssertionError("Nobody lingers");
                }
                stage.complete(value);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** Ends all that linger now. */
        void finishAll() {
            for (CompletableFuture<String> stage = stages.poll(); stage != null; stage = stages.poll()) {
                stage.complete("at last");
            }
        }
    }

    WorkshopActor(Connections<Visitor, News> visitors, Lingering lingering) {
        this.visitors = visitors;
        this.lingering = lingering;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Visitor> request) {
        switch (request.params().name()) {
            case "mallory" -> throw new ActorException("name_refused", "Not you");
            case "mishap" -> throw new IllegalStateException(SECRET);
            default -> {}
        }
    }

    @Override
    public Visitor createConnState(ConnectRequest<Visitor> request) {
        return request.params();
    }

    @Override
    public void onDisconnect(Connection<Visitor, News> connection) {
        lingering.leaves(connection.state().name());
    }

    @Override
    public String echo(String text) {
        turns++;
        return text;
    }

    @Override
    public int add(int first, int second) {
        turns++;
        return Math.addExact(first, second);
    }

    @Override
    public int size(Tree tree) {
        turns++;
        return 1 + tree.children().stream().mapToInt(this::size).sum();
    }

    @Override
    public BigInteger negate(BigInteger number) {
        turns++;
        return number.negate();
    }

    @Override
    public String fail() {
        throw new IllegalStateException(SECRET);
    }

    @Override
    public String refuse() {
        throw new Closed("Come back tomorrow");
    }

    @Override
    @SuppressWarnings("NullAway")
    public String nothing() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway")
    public CompletionStage<String> nothingLater() {
        return null;
    }

    @Override
    public CompletionStage<String> failLater() {
        return CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException(SECRET);
        });
    }

    @Override
    public CompletionStage<String> linger() {
        return lingering.renew();
    }

    @Override
    public void breakDown() {
        throw new AssertionError(SECRET);
    }

    @Override
    public void kickMe() {
        visitors.caller().disconnect("Out");
    }

    @Override
    public void kick(String name) {
        for (Connection<Visitor, News> visitor : visitors.all()) {
            if (visitor.state().name().equals(name)) {
                visitor.disconnect(4_000, "Out").thenRun(() -> lingering.closed(name));
            }
        }
    }

    @Override
    public void flood(int events, int characters) {
        String text = "x".repeat(characters);
        for (int i = 0; i < events; i++) {
            visitors.broadcast().heard(text);
        }
    }

    @Override
    public Arrival arrival(String name) {
        for (Connection<Visitor, News> visitor : visitors.all()) {
            if (visitor.state().name().equals(name)) {
                ClientRequest came = visitor.request();
                return new Arrival(came.path(), came.query(), came.headers(), visitor.remoteAddress());
            }
        }
        throw new ActorException("not_here", name + " is not here");
    }

    @Override
    public int turns() {
        return turns;
    }

    @Override
    public void shout(String text) {
        visitors.broadcast().heard(text);
    }

    @Override
    public void stumble() {
        throw new IllegalStateException(SECRET);
    }
}

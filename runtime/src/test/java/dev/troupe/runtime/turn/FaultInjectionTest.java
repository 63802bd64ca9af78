package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.EventAuthorization;
import dev.troupe.protocol.Action;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A throwable at each place where the runtime calls out: the actor goes on serving its other clients. */
class FaultInjectionTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private static final List<Throwable> THROWABLES = List.of(
            new OutOfMemoryError("by intention"),
            new StackOverflowError("by intention"),
            new LinkageError("by intention"),
            new IllegalStateException("by intention") {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new LinkageError("by intention, from the failure itself");
                }
            });

    /** Throws where the test says so, once. */
    private final class Fault {
        private final AtomicReference<String> place = new AtomicReference<>("");
        private final Throwable thrown;

        Fault(String place, Throwable thrown) {
            this.place.set(place);
            this.thrown = thrown;
        }

        void at(String here) {
            if (place.compareAndSet(here, "")) {
                FaultInjectionTest.<RuntimeException>sneak(thrown);
            }
        }

        boolean happened() {
            return place.get().isEmpty();
        }
    }

    @SuppressWarnings("unchecked") // What is thrown is what it is, whatever the compiler takes it for.
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Calls out wherever an actor can be called. */
    private static final class Called
            implements Probe,
                    ActorHooks,
                    AsyncConnectionHooks<Probe.Join, String, Probe.Feed>,
                    EventAuthorization<String, Probe.Feed> {
        private final Injection<String, Feed> given;
        private final Fault fault;

        Called(Injection<String, Feed> given, Fault fault) {
            this.given = given;
            this.fault = fault;
            fault.at("constructor");
        }

        @Override
        public void onStart() {
            fault.at("onStart");
            given.context().after(Duration.ZERO, () -> fault.at("timer"));
        }

        @Override
        public CompletionStage<Void> onBeforeConnect(ConnectRequest<Join> request) {
            fault.at("onBeforeConnect");
            return new CompletableFuture<Void>() {
                @Override
                public CompletableFuture<Void> whenComplete(BiConsumer<? super Void, ? super Throwable> action) {
                    fault.at("stage of onBeforeConnect");
                    return super.whenComplete(action);
                }

                {
                    complete(null);
                }
            };
        }

        @Override
        public CompletionStage<String> createConnState(ConnectRequest<Join> request) {
            fault.at("createConnState");
            return CompletableFuture.completedStage(request.params().name());
        }

        @Override
        public CompletionStage<Void> onConnect(Connection<String, Feed> connection) {
            fault.at("onConnect");
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> onDisconnect(Connection<String, Feed> connection) {
            fault.at("onDisconnect");
            return CompletableFuture.completedStage(null);
        }

        @Override
        public boolean canReceive(Connection<String, Feed> connection, String event) {
            fault.at("canReceive");
            return true;
        }

        @Override
        public String act(String text) {
            fault.at("act");
            given.connections().broadcast().said(text);
            given.context().executor().execute(() -> fault.at("continuation"));
            return text;
        }

        @Override
        public String read(String text) {
            fault.at("read");
            return text;
        }

        @Override
        public CompletionStage<String> readLater(String text) {
            return CompletableFuture.runAsync(() -> {}, Runnable::run)
                    .thenApplyAsync(
                            nothing -> {
                                fault.at("stage of readLater");
                                return text;
                            },
                            given.context().executor());
        }

        @Override
        public CompletionStage<String> later(String text) {
            return new CompletableFuture<String>() {
                @Override
                public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
                    fault.at("stage of later");
                    return super.whenComplete(action);
                }

                {
                    complete(text);
                }
            };
        }
    }

    static Stream<Arguments> callOutsToUsers() {
        return Stream.of(
                        "constructor",
                        "onStart",
                        "timer",
                        "onBeforeConnect",
                        "stage of onBeforeConnect",
                        "createConnState",
                        "onConnect",
                        "onDisconnect",
                        "canReceive",
                        "act",
                        "continuation",
                        "read",
                        "stage of readLater",
                        "stage of later")
                .flatMap(place -> THROWABLES.stream().map(thrown -> Arguments.of(place, thrown.getClass(), thrown)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("callOutsToUsers")
    void codeOfUsers(String place, Class<?> type, Throwable thrown) {
        Fault fault = new Fault(place, thrown);
        LocalActors actors = stage.actors(injection -> new Called(injection, fault));
        useAll(actors, new RecordedConnection(), fault);
        serves(actors);
    }

    /** Does what calls out everywhere, until the fault has happened. */
    private static void useAll(LocalActors actors, ToConnection faulty, Fault fault) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Client client = new Client(actors, faulty);
            for (var action : List.of(Probe.ACT, Probe.READ, Probe.READ_LATER, Probe.LATER, Probe.NOTE)) {
                client.call(action);
            }
            client.tell(new ToActor.Subscribe(faulty, true, Set.of("said"), 99));
            client.tell(new ToActor.Close(faulty));
            actors.restartNow();
            return fault.happened();
        });
    }

    /** A client whose connection is not quite right. */
    private static final class Client {
        private final ToConnection remote;
        private final ActorRegistry.ActorAddress address;
        private long calls;

        Client(LocalActors actors, ToConnection remote) {
            this.remote = remote;
            address = actors.open(
                    "probe",
                    Key.of("lobby"),
                    new ToActor.Open(
                            remote, Payload.json("{\"name\":\"ada\"}"), ClientRequest.UNKNOWN, Set.of(), true));
        }

        void call(Action<?, ?> action) {
            long id = action.equals(Probe.NOTE) ? Call.NO_ID : calls++;
            tell(new Call(remote, action, id, Payload.json("{\"text\":\"x\"}"), Long.MAX_VALUE / 2));
        }

        void tell(ToActor message) {
            try {
                address.tell(message);
            } catch (Throwable e) {
                assertThat(THROWABLES).contains(e);
            }
        }
    }

    /** Another client is let in and served, and so is one that calls without connecting. */
    private static void serves(LocalActors actors) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            actors.restartNow();
            RecordedConnection eve = new RecordedConnection().open(actors, "lobby", "eve");
            eve.call(Probe.ACT, "x");
            eve.call(Probe.READ, "x");
            RecordedConnection single = new RecordedConnection();
            single.callOnly(actors, "lobby", "eve", Probe.ACT);
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                actors.restartNow();
                return isAnswered(eve, 1) && isAnswered(single, 0);
            });
            eve.close();
            return hasReply(eve, 0) && hasReply(eve, 1) && hasReply(single, 0);
        });
    }

    private static boolean hasReply(RecordedConnection connection, int call) {
        return connection.said().stream().anyMatch(said -> said.startsWith("reply " + call));
    }

    private static boolean isAnswered(RecordedConnection connection, int call) {
        return connection.said().stream()
                .anyMatch(said -> said.startsWith("reply " + call)
                        || said.startsWith("failed " + call)
                        || said.startsWith("refused")
                        || said.startsWith("kick"));
    }

    static Stream<Arguments> callOutsToConnections() {
        return Stream.of("id", "format", "opened", "replied", "ended", "answered", "deliver", "flush")
                .flatMap(place -> THROWABLES.stream().map(thrown -> Arguments.of(place, thrown.getClass(), thrown)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("callOutsToConnections")
    void connections(String place, Class<?> type, Throwable thrown) {
        Fault fault = new Fault(place, thrown);
        LocalActors actors = stage.actors(injection -> new Called(injection, new Fault("", thrown)));
        RecordedConnection inner = new RecordedConnection();
        ToConnection faulty = (ToConnection) Proxy.newProxyInstance(
                ToConnection.class.getClassLoader(), new Class<?>[] {ToConnection.class}, (proxy, method, args) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("equals")
                                ? (Object) (proxy == args[0])
                                : method.getName().equals("hashCode") ? (Object) 1 : "faulty";
                    }
                    fault.at(method.getName());
                    try {
                        return method.invoke(inner, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        useAll(actors, faulty, fault);
        serves(actors);
    }

    static IntStream executions() {
        return IntStream.range(0, 12);
    }

    /** The scheduler takes nothing once, as where there is no memory. */
    @ParameterizedTest
    @MethodSource("executions")
    void theScheduler(int fails) {
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicInteger executed = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        TurnScheduler scheduler = new TurnScheduler() {
            @Override
            public void execute(Runnable drain) {
                if (executed.getAndIncrement() == fails) {
                    failed.incrementAndGet();
                    throw new OutOfMemoryError("by intention");
                }
                threads.execute(drain);
            }

            @Override
            public void close() {
                threads.shutdown();
            }
        };
        Fault none = new Fault("", new LinkageError());
        LocalActors actors = LocalActors.create(
                List.of(new Probe.Definition(injection -> new Called(injection, none), false, List.of())),
                RuntimeSettings.DEFAULTS,
                Clock.systemUTC(),
                Map.of(),
                stage.ticker(),
                scheduler,
                new BufferBudget(0));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            serves(actors);
            return failed.get() == 1;
        });
        serves(actors);
        actors.shutdown(Duration.ofSeconds(1)).toCompletableFuture().join();
        actors.end(Duration.ZERO).toCompletableFuture().join();
    }
}

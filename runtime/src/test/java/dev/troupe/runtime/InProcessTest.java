package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.actor.Identity;
import dev.troupe.client.ClientConnection;
import dev.troupe.client.EventHandlers;
import dev.troupe.client.Transport;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.runtime.room.Room;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Key;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole conversations, from a client through connection and actor and back, without a socket. */
@Timeout(60)
class InProcessTest {

    private final RoomDefinition definition = new RoomDefinition();
    private final ActorSystem system = ActorSystem.builder()
            .actors(definition)
            .settings(RuntimeSettings.DEFAULTS.toBuilder()
                    .maxCallsInFlight(4)
                    .maxParamsBytes(100)
                    .maxPingsPerSecond(0)
                    .build())
            .build();
    private final RecordingReceiver receiver = new RecordingReceiver();

    @AfterEach
    void stop() throws Exception {
        system.shutdown(Duration.ofMillis(500)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aConversation() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().get(0))
                .startsWith("{\"welcome\":{\"connection\":\"")
                .contains("\"seq\":0,\"maxMessageIn\":65536}");
        assertThat(receiver.received().get(1))
                .isEqualTo("{\"event\":\"ticked\",\"seq\":1,\"args\":{\"text\":\"hello ada\"}}");

        send(ada, "{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"hi\"}}");
        await().until(() -> receiver.received().size() == 4);

        assertThat(receiver.received().subList(2, 4))
                .containsExactly(
                        "{\"event\":\"posted\",\"seq\":2,\"args\":{\"text\":\"ada: hi\"}}",
                        "{\"reply\":1,\"value\":\"1 ada: hi\"}");
    }

    @Test
    void nobodyIsAskedCountedOrKeptFromCreating() throws Exception {
        ActorSystem guarded = ActorSystem.builder()
                .actors(definition)
                .authenticator(asked -> Authentication.unauthenticated("Nobody"))
                .createPolicy(Room.class, CreatePolicy.NOBODY)
                .settings(RuntimeSettings.DEFAULTS.toBuilder()
                        .maxConnections(1)
                        .maxConnectionsPerActor(1)
                        .build())
                .build();
        Transport transport = guarded.inProcess();
        assertThat(transport.withToken("token")).isSameAs(transport);

        try (ClientConnection first = room(transport);
                ClientConnection second = room(transport)) {
            assertThat(first.isOpen()).isTrue();
            assertThat(second.isOpen()).isTrue();
        } finally {
            guarded.shutdown(Duration.ofMillis(500)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static ClientConnection room(Transport transport) {
        return ClientConnection.open(
                RoomProtocol.INSTANCE,
                transport,
                Key.of("lobby"),
                new Room.Join("ada", 36, List.of()),
                new EventHandlers());
    }

    @Test
    void whatIsSentArrivesInOrderOnOtherThreads() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        for (int i = 0; i < 500; i++) {
            send(ada, "{\"ping\":" + i + "}");
        }
        await().until(() -> receiver.received().size() == 502);

        List<String> pongs = receiver.received().stream()
                .filter(message -> message.startsWith("{\"pong\""))
                .toList();
        for (int i = 0; i < 500; i++) {
            assertThat(pongs.get(i)).isEqualTo("{\"pong\":" + i + "}");
        }
        assertThat(receiver.threads()).doesNotContain(Thread.currentThread().getName());
        assertThat(receiver.threads()).allMatch(name -> name.startsWith("troupe-delivery-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", ""})
    void nothingArrivesBeforeTheChannelIsOpen(String name) throws Exception {
        for (int round = 0; round < 200; round++) {
            CompletableFuture<CompletionStage<Transport.Channel>> opening = new CompletableFuture<>();
            CompletableFuture<Boolean> openAtFirst = new CompletableFuture<>();
            Transport.Receiver receives = new Transport.Receiver() {
                @Override
                public void onMessage(byte[] array, int offset, int length) {
                    openAtFirst.complete(opening.join().toCompletableFuture().isDone());
                }

                @Override
                public void onClosed(int code, String reason) {
                    openAtFirst.complete(opening.join().toCompletableFuture().isDone());
                }

                @Override
                public CompletionStage<?> ready() {
                    return CompletableFuture.completedFuture(null);
                }
            };
            Transport.Target target =
                    new Transport.Target("room", Key.of("lobby"), WireFormat.JSON, "{\"name\":\"" + name + "\"}");
            CompletionStage<Transport.Channel> opened = system.inProcess().open(target, receives);
            opening.complete(opened);

            assertThat(openAtFirst.get(10, TimeUnit.SECONDS)).isTrue();
            opened.toCompletableFuture().get(10, TimeUnit.SECONDS).close(1000, "");
        }
    }

    @Test
    void nothingArrivesAfterTheChannelIsClosed() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        RecordingReceiver other = new RecordingReceiver();
        Transport.Channel bob = open("{\"name\":\"bob\"}", other);
        await().until(() -> receiver.received().size() == 2 && other.received().size() == 2);
        ada.close(1000, "bye");
        await().until(() -> !receiver.closed().isEmpty());

        send(ada, "{\"ping\":1}");
        send(bob, "{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"hi\"}}");
        await().until(() -> other.received().size() == 4);

        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.closed()).isEqualTo("1000 bye");
    }

    @Test
    void messagesWaitWhileTheClientHasNoRoom() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        await().until(() -> receiver.received().size() == 2);
        CompletableFuture<Void> room = receiver.hasNoRoom();
        RecordingReceiver other = new RecordingReceiver();
        open("{\"name\":\"bob\"}", other);
        await().until(() -> other.received().size() == 2);

        // From one client, so that one comes after the other; who hears of the second knows that both have had their
        // answer.
        send(ada, "{\"ping\":1}");
        send(ada, "{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"hi\"}}");
        await().until(() -> other.received().size() == 3);
        assertThat(receiver.received()).hasSize(2);

        room.complete(null);
        await().until(() -> receiver.received().size() == 5);
        assertThat(receiver.received().get(2)).isEqualTo("{\"pong\":1}");
        assertThat(receiver.received().get(3)).startsWith("{\"event\":\"posted\"");
        assertThat(receiver.received().get(4)).startsWith("{\"reply\":1,");
    }

    @Test
    void aClientWithoutRoomIsASlowConsumer() throws Exception {
        open("{\"name\":\"ada\"}");
        await().until(() -> receiver.received().size() == 2);
        receiver.hasNoRoom();
        RecordingReceiver other = new RecordingReceiver();
        Transport.Channel bob = open("{\"name\":\"bob\"}", other);

        for (int i = 0; receiver.closed().isEmpty(); i++) {
            String reply = "{\"reply\":" + i + ",";
            send(bob, "{\"call\":\"post\",\"id\":" + i + ",\"args\":{\"text\":\"" + "x".repeat(10_000) + "\"}}");
            await().until(() -> other.received().stream().anyMatch(message -> message.startsWith(reply)));
        }
        assertThat(receiver.closed()).startsWith("4410 ");
        assertThat(other.closed()).isEmpty();
    }

    @Test
    void aClientThatSendsFasterThanItIsReadIsRefused() throws Exception {
        CountDownLatch welcomed = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Transport.Channel ada = open("{\"name\":\"ada\"}", new Transport.Receiver() {
            @Override
            public void onMessage(byte[] array, int offset, int length) {
                welcomed.countDown();
                try {
                    release.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void onClosed(int code, String reason) {}
        });
        assertThat(welcomed.await(10, TimeUnit.SECONDS)).isTrue();
        String kibi = "{\"ping\":1}" + " ".repeat(1_014);

        assertThatThrownBy(() -> {
                    for (int sent = 0; sent <= 16 << 20; sent += kibi.length()) {
                        send(ada, kibi);
                    }
                })
                .isInstanceOfSatisfying(ActorException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("overloaded");
                    assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_RUN);
                });
        release.countDown();
    }

    @Test
    void bothSidesHaveTheirOwnBytes() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        WireMessage ping = message("{\"ping\":1}");

        ada.send(ping);
        java.util.Arrays.fill(ping.array(), (byte) 0);

        await().until(() -> receiver.received().contains("{\"pong\":1}"));
    }

    @Test
    void aRefusalComesAsErrorAndClose() throws Exception {
        open("{\"name\":\" \"}");

        await().until(() -> !receiver.closed().isEmpty());
        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received().get(0)).startsWith("{\"error\":{\"code\":\"name_required\"");
        assertThat(receiver.closed()).isEqualTo("4403 name_required");
        await().until(() -> system.connections() == 0);
    }

    @Test
    void paramsOfTheWrongTypeAreRefusedByTheActorAndTooLargeOnesBefore() throws Exception {
        open("{\"name\":7}");
        await().until(() -> !receiver.closed().isEmpty());
        assertThat(receiver.closed()).isEqualTo("4400 bad_argument");

        RecordingReceiver other = new RecordingReceiver();
        open("{\"name\":\"" + "x".repeat(100) + "\"}", other);
        await().until(() -> !other.closed().isEmpty());
        assertThat(other.closed()).isEqualTo("4400 bad_argument");
        assertThat(other.received().get(0)).contains("more than 100 bytes");
    }

    @Test
    void whoIsKnownMayCallWhatIsForItsRoles() throws Exception {
        CompletableFuture<Transport.Channel> open = system.inProcess(Identity.of("ada", "moderator"))
                .open(target("{\"name\":\"ada\"}"), receiver)
                .toCompletableFuture();
        send(open.get(10, TimeUnit.SECONDS), "{\"call\":\"ban\",\"id\":1,\"args\":{\"text\":\"eve\"}}");
        await().until(() -> receiver.received().contains("{\"reply\":1,\"value\":\"1 ada: banned: eve\"}"));

        RecordingReceiver other = new RecordingReceiver();
        send(open("{\"name\":\"bob\"}", other), "{\"call\":\"ban\",\"id\":1,\"args\":{\"text\":\"eve\"}}");
        await().until(() -> other.received().stream().anyMatch(message -> message.contains("\"code\":\"forbidden\"")));
    }

    @Test
    void whatIsTooLargeEndsTheConnection() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");

        send(ada, "{\"ping\":1}" + " ".repeat(65_536));

        await().until(() -> !receiver.closed().isEmpty());
        assertThat(receiver.closed()).startsWith("1009 ");
    }

    @Test
    void eitherSideMayClose() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        await().until(() -> receiver.received().size() == 2);
        send(ada, "{\"ping\":1}");
        ada.close(1000, "bye");
        send(ada, "{\"ping\":2}");

        await().until(() -> !receiver.closed().isEmpty());
        await().until(() -> system.connections() == 0);
        assertThat(receiver.closed()).isEqualTo("1000 bye");
        assertThat(receiver.received()).doesNotContain("{\"pong\":2}");

        RecordingReceiver other = new RecordingReceiver();
        Transport.Channel bob = open("{\"name\":\"bob\"}", other);
        send(bob, "{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"kick\"}}");
        await().until(() -> !other.closed().isEmpty());
        assertThat(other.closed()).isEqualTo("4409 out");
    }

    @Test
    void aSystemThatIsStoppedSendsClientsAway() throws Exception {
        open("{\"name\":\"ada\"}");
        await().until(() -> receiver.received().size() == 2);

        system.shutdown(Duration.ofSeconds(5)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        await().until(() -> !receiver.closed().isEmpty());
        assertThat(receiver.closed()).isEqualTo("1001 The server is shutting down");

        RecordingReceiver late = new RecordingReceiver();
        open("{\"name\":\"bob\"}", late);
        await().until(() -> !late.closed().isEmpty());
        assertThat(late.closed()).startsWith("1001");
    }

    @Test
    void startedTurnsFinishAndWhoIsConnectedLeavesOnce() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        send(ada, "{\"call\":\"later\",\"id\":1,\"args\":{\"text\":\"until released\"}}");
        send(ada, "{\"call\":\"post\",\"id\":2,\"args\":{\"text\":\"waits\"}}");
        send(ada, "{\"ping\":1}");
        await().until(() -> definition.started().equals(List.of("until released")));
        // What has been answered came after the second call, which waits for its actor by now.
        await().until(() -> receiver.received().contains("{\"pong\":1}"));

        CompletableFuture<Void> stopped =
                system.shutdown(Duration.ofSeconds(20)).toCompletableFuture();
        assertThat(receiver.closed()).isEmpty();
        assertThat(stopped).isNotDone();
        definition.release();
        stopped.get(10, TimeUnit.SECONDS);

        await().until(() -> !receiver.closed().isEmpty());
        assertThat(receiver.received()).hasSize(5).contains("{\"reply\":1,\"value\":\"released\"}");
        assertThat(receiver.received())
                .anySatisfy(reply -> assertThat(reply).startsWith("{\"reply\":2,\"error\":{\"code\":\"unavailable\""));
        assertThat(receiver.closed()).isEqualTo("1001 The server is shutting down");
        assertThat(definition.left()).containsExactly("ada");
    }

    @Test
    void aShutdownWaitsForWhatActorsDoWhenTheirClientsHaveLeft() throws Exception {
        open("{\"name\":\"slow ada\"}");
        await().until(() -> receiver.received().size() == 2);

        CompletableFuture<Void> stopped =
                system.shutdown(Duration.ofSeconds(20)).toCompletableFuture();
        definition.awaitLeaving();
        // The actor and the client are told side by side.
        await().until(() -> receiver.closed().equals("1001 The server is shutting down"));
        assertThat(stopped).isNotDone();
        definition.release();
        stopped.get(10, TimeUnit.SECONDS);

        assertThat(definition.left()).containsExactly("slow ada");
    }

    @Test
    void tooManyCallsAndDeadlinesAndCancelling() throws Exception {
        Transport.Channel ada = open("{\"name\":\"ada\"}");
        await().until(() -> receiver.received().size() == 2);
        send(ada, "{\"call\":\"later\",\"id\":1,\"args\":{\"text\":\"never\"},\"timeout\":2000}");
        // It has begun before its deadline, though the machine stand still for a while.
        await().until(() -> definition.started().equals(List.of("never")));
        send(ada, "{\"call\":\"post\",\"id\":2,\"args\":{\"text\":\"waits\"}}");
        send(ada, "{\"call\":\"post\",\"id\":3,\"args\":{\"text\":\"waits\"},\"timeout\":300}");
        send(ada, "{\"call\":\"post\",\"id\":4,\"args\":{\"text\":\"waits\"}}");
        send(ada, "{\"call\":\"post\",\"id\":5,\"args\":{\"text\":\"one too many\"}}");
        send(ada, "{\"cancel\":2}");

        await().until(() -> receiver.received().size() == 6);
        List<String> replies = new ArrayList<>(receiver.received().subList(2, 6));
        Collections.sort(replies);
        assertThat(replies.get(0))
                .startsWith("{\"reply\":1,\"error\":{\"code\":\"timeout\"")
                .doesNotContain("not_run");
        assertThat(replies.get(1))
                .startsWith("{\"reply\":2,\"error\":{\"code\":\"canceled\"")
                .contains("not_run");
        assertThat(replies.get(2))
                .startsWith("{\"reply\":3,\"error\":{\"code\":\"timeout\"")
                .contains("not_run");
        assertThat(replies.get(3)).startsWith("{\"reply\":5,\"error\":{\"code\":\"too_many_calls\"");
    }

    private static Transport.Target target(String params) {
        return new Transport.Target("room", Key.of("lobby"), WireFormat.JSON, params);
    }

    private Transport.Channel open(String params) throws Exception {
        return open(params, receiver);
    }

    private Transport.Channel open(String params, Transport.Receiver to) throws Exception {
        return system.inProcess().open(target(params), to).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void send(Transport.Channel channel, String json) {
        channel.send(message(json));
    }

    private static WireMessage message(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] array = new byte[WireMessage.HEADROOM + bytes.length];
        System.arraycopy(bytes, 0, array, WireMessage.HEADROOM, bytes.length);
        return new WireMessage(WireFormat.JSON, array, WireMessage.HEADROOM, bytes.length);
    }
}

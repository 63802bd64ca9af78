package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.Outcome;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.CallOptions;
import dev.troupe.client.Transport;
import dev.troupe.integration.guide.Auction.Bid;
import dev.troupe.integration.guide.Auction.Ticket;
import dev.troupe.integration.guide.Auction.TooLow;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.TroupeServer;
import dev.troupe.wire.Key;
import dev.troupe.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The actor of the guide behind a server, and the clients of the guide. */
class AuctionTest {

    private TroupeServer server;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        server = TroupeServer.builder()
                .actors(new AuctionActorDefinition())
                .provide(Register.class, new HouseRegister())
                .port(0)
                .settings(RuntimeSettings.DEFAULTS.toBuilder()
                        .maxMessageIn(16 * 1_024)
                        .callDeadline(Duration.ofSeconds(20))
                        .build())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aClientCallsAndHears() {
        try (var auction = AuctionClient.connect(server.uri(), "vase", new Ticket("17"), this::handle)) {
            CompletableFuture<Bid> bid = auction.bid(120);
            List<Bid> bids = auction.blocking().bids();
            assertThat(bids).containsExactly(bid.join());
            await().untilAsserted(() -> assertThat(heard).containsExactly("It begins at 100", "ada"));
        }
    }

    private void handle(AuctionClient.Handlers on) {
        on.raised(bid -> heard.add(bid.bidder())).remark(heard::add);
    }

    @Test
    void aDeclaredFailureIsRethrown() {
        try (var auction = AuctionClient.connect(server.uri(), "vase", new Ticket("17"), on -> {})) {
            assertThatThrownBy(() -> auction.blocking().bid(99))
                    .isInstanceOfSatisfying(TooLow.class, failure -> {
                        assertThat(failure.code()).isEqualTo("too_low");
                        assertThat(failure.outcome()).isEqualTo(Outcome.FAILED);
                    })
                    .hasMessage("The next bid is at least 100");
        }
    }

    @Test
    void whoHasNoTicketIsRefused() {
        assertThatThrownBy(() -> AuctionClient.connect(server.uri(), "vase", new Ticket("99"), on -> {}))
                .isInstanceOfSatisfying(ActorConnectException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("ticket_unknown");
                    assertThat(refused.closeCode()).isEqualTo(4403);
                });
    }

    @Test
    void whoFindsNoSeatIsRefused() {
        try (var ada = AuctionClient.connect(server.uri(), "vase", new Ticket("17"), on -> on.remark(heard::add))) {
            try (var grace = AuctionClient.connect(server.uri(), "vase", new Ticket("18"), on -> {})) {
                assertThat(grace.blocking().bids()).isEmpty();
                assertThatThrownBy(() -> AuctionClient.connect(server.uri(), "vase", new Ticket("17"), on -> {}))
                        .isInstanceOfSatisfying(
                                ActorConnectException.class,
                                refused -> assertThat(refused.code()).isEqualTo("room_full"));
            }
            await().untilAsserted(() -> assertThat(heard).contains("grace came in", "grace left"));
            assertThat(ada.connection().isOpen()).isTrue();
        }
    }

    @Test
    void aContinuationKnowsTheCaller() {
        try (var auction = AuctionClient.connect(server.uri(), "vase", new Ticket("17"), on -> on.remark(heard::add))) {
            long estimate = auction.with(CallOptions.deadline(Duration.ofSeconds(5)))
                    .estimate()
                    .join();
            assertThat(estimate).isEqualTo(250);
            await().untilAsserted(() -> assertThat(heard).contains("ada has heard an estimate"));
        }
    }

    @Test
    void aClientChoosesItsBroadcasts() {
        try (var ada = AuctionClient.connect(
                        server.uri(),
                        "vase",
                        new Ticket("17"),
                        on -> on.hesitates((who, is) -> heard.add(who + is)).raised(bid -> heard.add("raised")));
                var grace = AuctionClient.connect(server.uri(), "vase", new Ticket("18"), on -> {})) {
            ada.connection().unsubscribe(AuctionProtocol.HESITATES_EVENT).join();
            grace.hesitate(true);
            grace.bid(100).join();
            await().untilAsserted(() -> assertThat(heard).containsExactly("raised"));
            ada.connection().subscribe(AuctionProtocol.HESITATES_EVENT).join();
            grace.hesitate(false);
            await().untilAsserted(() -> assertThat(heard).containsExactly("raised", "gracefalse"));
        }
    }

    @Test
    void aClientMaySpeakCbor() {
        Transport cbor = Transport.webSocket(server.uri(), WireFormat.CBOR);
        try (var auction = AuctionClient.connect(cbor, Key.of("vase", "2"), new Ticket("17"), on -> {})) {
            assertThat(auction.blocking().bid(100).bidder()).isEqualTo("ada");
        }
    }

    @Test
    void aClientInTheProcessNeedsNoSocket() {
        try (var auction = AuctionClient.connect(server.inProcess(), "vase", new Ticket("17"), on -> {})) {
            assertThat(auction.blocking().bids()).isEmpty();
        }
    }

    @Test
    void aServerCanListenEverywhereAndSpeakTls() {
        Path certificates = Path.of("chain.pem");
        Path key = Path.of("key.pem");
        var builder = TroupeServer.builder()
                .host("0.0.0.0")
                .port(8443)
                .tls(certificates, key)
                .actors(new AuctionActorDefinition())
                .provide(Register.class, new HouseRegister());
        assertThatThrownBy(builder::start).hasMessageContaining("chain.pem");
    }

    @Test
    void aChangeOfOneLimitLeavesTheOthersAsTheyAreConfigured() {
        System.setProperty("troupe.websocket.max-connections", "1");
        try {
            var builder = TroupeServer.builder()
                    .settings(limits -> limits.callDeadline(Duration.ofSeconds(20)))
                    .actors(new AuctionActorDefinition())
                    .provide(Register.class, new HouseRegister())
                    .port(0);
            try (TroupeServer configured = builder.start();
                    var auction = AuctionClient.connect(configured.uri(), "vase", new Ticket("17"), on -> {})) {
                assertThat(auction.blocking().bids()).isEmpty();
                assertThatThrownBy(() -> AuctionClient.connect(configured.uri(), "cup", new Ticket("18"), on -> {}))
                        .isInstanceOf(ActorConnectException.class);
            }
        } finally {
            System.clearProperty("troupe.websocket.max-connections");
        }
    }

    @Test
    void aContainerIsGivenOneEndpointForEachActor() throws Exception {
        assertThat(new AuctionDeployment().getEndpointConfigs(Set.of()))
                .singleElement()
                .satisfies(config -> {
                    assertThat(config.getPath()).isEqualTo("/actors/auction/{key}");
                    assertThat(config.getEndpointClass()).isEqualTo(AuctionEndpoint.class);
                });
        Duration grace = AuctionDeployment.SYSTEM.settings().shutdownGrace();
        AuctionDeployment.SYSTEM.shutdown(grace).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}

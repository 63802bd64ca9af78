package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.integration.guide.Auction.Bid;
import dev.troupe.integration.guide.Auction.Feed;
import dev.troupe.integration.guide.Auction.Ticket;
import dev.troupe.integration.guide.Auction.TooLow;
import dev.troupe.integration.guide.AuctionActor.Bidder;
import dev.troupe.testkit.ManualClock;
import dev.troupe.testkit.SentEvent;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import dev.troupe.testkit.TestContext;
import dev.troupe.testkit.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The actor of the guide without a socket. */
class AuctionActorTest {

    private final ManualClock clock = ManualClock.at("2030-01-01T12:00:00Z");
    private final TestContext context = TestContext.of("auction", "vase", clock);
    private final TestConnections<Bidder, Feed> bidders = TestConnections.of(Feed.class);
    private final AuctionActor auction = new AuctionActor(context, bidders, clock, new HouseRegister());

    @Test
    void aBidIsToldToEverybody() throws Exception {
        auction.onStart();
        TestConnection<Bidder, Feed> ada = bidders.connect(new Bidder("ada"));
        TestConnection<Bidder, Feed> grace = bidders.connect(new Bidder("grace"));
        clock.advance(Duration.ofSeconds(3));
        Bid bid = bidders.as(ada, () -> auction.bid(100));
        assertThat(bid.at()).isEqualTo("2030-01-01T12:00:03Z");
        assertThat(grace.events()).containsExactly(SentEvent.of("raised", bid));
        assertThatThrownBy(() -> bidders.as(grace, () -> auction.bid(100))).isInstanceOf(TooLow.class);
    }

    @Test
    void aContinuationRunsWhenTheTestAwaitsIt() throws Exception {
        TestConnection<Bidder, Feed> ada = bidders.connect(new Bidder("ada"));
        long estimate = context.await(bidders.as(ada, auction::estimate));
        assertThat(estimate).isEqualTo(250);
        assertThat(ada.events("remark")).containsExactly(SentEvent.of("remark", "ada has heard an estimate"));
    }

    @Test
    void theRuntimeTakesPartInATestServer() {
        try (TestServer server = TestServer.builder(new AuctionActorDefinition())
                        .provide(Register.class, new HouseRegister())
                        .clock(clock)
                        .start();
                AuctionClient ada = AuctionClient.connect(server.inProcess(), "vase", new Ticket("17"), on -> {})) {
            assertThat(ada.blocking().bid(100).at()).isEqualTo(clock.instant());
        }
    }
}

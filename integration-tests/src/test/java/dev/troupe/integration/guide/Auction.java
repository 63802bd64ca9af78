package dev.troupe.integration.guide;

import static dev.troupe.SlowConsumerPolicy.DROP_OLDEST;
import static dev.troupe.SlowConsumerPolicy.LATEST;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

@ActorProtocol("auction")
public interface Auction {

    Bid bid(long amount) throws TooLow;

    CompletionStage<Long> estimate();

    @OneWay
    void hesitate(boolean hesitating);

    @ReadOnly
    List<Bid> bids();

    @Events
    interface Feed {
        void raised(Bid bid);

        @SlowConsumer(DROP_OLDEST)
        void remark(String text);

        @SlowConsumer(value = LATEST, key = "bidder")
        void hesitates(String bidder, boolean hesitating);
    }

    @Params
    record Ticket(String number) {}

    record Bid(String bidder, long amount, Instant at) {}

    final class TooLow extends ActorException {
        private static final long serialVersionUID = 1L;

        public TooLow(String message) {
            super(message);
        }
    }
}

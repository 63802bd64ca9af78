package dev.troupe.integration.guide;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Connections;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@Actor
public final class AuctionActor
        implements Auction, ActorHooks, AsyncConnectionHooks<Auction.Ticket, AuctionActor.Bidder, Auction.Feed> {

    private static final int SEATS = 2;

    record Bidder(String name) {}

    private final ActorContext context;
    private final Connections<Bidder, Feed> bidders;
    private final Clock clock;
    private final Register register;
    private final List<Bid> bids = new ArrayList<>();
    private long least;

    AuctionActor(ActorContext context, Connections<Bidder, Feed> bidders, Clock clock, Register register) {
        this.context = context;
        this.bidders = bidders;
        this.clock = clock;
        this.register = register;
    }

    @Override
    public void onStart() {
        least = register.reserve(context.key().toString());
    }

    @Override
    public CompletionStage<Void> onBeforeConnect(ConnectRequest<Ticket> request) {
        if (bidders.count() == SEATS) {
            throw new ActorException("room_full", "Every seat is taken.");
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Bidder> createConnState(ConnectRequest<Ticket> request) {
        return register.bidder(request.params().number())
                .thenApply(name -> name.map(Bidder::new)
                        .orElseThrow(() -> new ActorException("ticket_unknown", "Nobody has this ticket.")));
    }

    @Override
    public CompletionStage<Void> onConnect(Connection<Bidder, Feed> connection) {
        connection.send().remark("It begins at " + least);
        bidders.broadcast(Audience.except(connection)).remark(connection.state().name() + " came in");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> onDisconnect(Connection<Bidder, Feed> connection) {
        bidders.broadcast().remark(connection.state().name() + " left");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Bid bid(long amount) {
        if (amount < least) {
            throw new TooLow("The next bid is at least " + least);
        }
        Bid bid = new Bid(bidders.caller().state().name(), amount, clock.instant());
        bids.add(bid);
        least = amount + 1;
        bidders.broadcast().raised(bid);
        return bid;
    }

    @Override
    public CompletionStage<Long> estimate() {
        return register.estimate(context.key().toString())
                .thenApplyAsync(
                        amount -> {
                            String who = bidders.caller().state().name();
                            bidders.broadcast().remark(who + " has heard an estimate");
                            return amount;
                        },
                        context.executor());
    }

    @Override
    public void hesitate(boolean hesitating) {
        Connection<Bidder, Feed> caller = bidders.caller();
        bidders.broadcast(Audience.except(caller)).hesitates(caller.state().name(), hesitating);
    }

    @Override
    public List<Bid> bids() {
        return List.copyOf(bids);
    }
}

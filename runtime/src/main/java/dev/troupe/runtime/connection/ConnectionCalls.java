package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.ActorRegistry.ActorAddress;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/** The calls of one connection: on to its actor, and out again by reply, cancelling, deadline, or the end. */
final class ConnectionCalls {

    /** What a connection has that ended before its first call: a late one is turned away. */
    private static final CallsInFlight NO_MORE = new CallsInFlight(1, 0);

    static {
        NO_MORE.closeAll();
    }

    /** The id of what is to be counted but not answered; no client can have it. */
    private static final long UNASKED = Long.MAX_VALUE;

    /** Not an object of each connection, since most never subscribe. */
    private static final AtomicIntegerFieldUpdater<ConnectionCalls> SUBSCRIPTIONS =
            AtomicIntegerFieldUpdater.newUpdater(ConnectionCalls.class, "subscriptions");

    private final ServerConnection connection;
    /** How many changes of what the client subscribes to wait; changed by {@link #SUBSCRIPTIONS}. */
    private volatile int subscriptions;

    /** Made by the first call: most connections of a large server listen. */
    private volatile @Nullable CallsInFlight inFlight;

    ConnectionCalls(ServerConnection connection) {
        this.connection = connection;
    }

    /** Passes a call on to the actor. */
    void pass(Call call) {
        switch (inFlight().add(call)) {
            case IN_FLIGHT -> tell(call);
            case IN_FLIGHT_UNWATCHED -> {
                connection.watchDeadlines();
                tell(call);
            }
            case DUPLICATE_ID -> sayDuplicate(call.id());
            case TOO_MANY -> {
                int most = connection.settings().maxCallsInFlight();
                connection.say(failure(
                        call,
                        ErrorCode.TOO_MANY_CALLS.with("More than " + most
                                + " calls, or than a quarter of the bytes of a mailbox, are in flight, or were given up and"
                                + " are still with the actor")));
            }
            case CLOSED -> {}
        }
    }

    private void tell(Call call) {
        ActorAddress actor = connection.address();
        if (actor == null || !actor.tell(call)) {
            call.giveUp();
            if (leave(call)) {
                connection.say(failure(call, ErrorCode.OVERLOADED.with("Too many messages wait for this actor")));
            } else {
                // Its deadline has passed meanwhile, and no actor will ever meet it.
                call.settle();
            }
        }
    }

    /** A call has ended: whether it was still in flight, and is to be answered. */
    boolean leave(Call call) {
        CallsInFlight calls = inFlight;
        return calls != null && calls.remove(call);
    }

    /** A call that was given up is with the actor no longer. */
    void left(Call call) {
        CallsInFlight calls = inFlight;
        if (calls != null) {
            calls.left(call);
        }
    }

    /** The caller of this id waits no longer. */
    void cancel(long id) {
        CallsInFlight calls = inFlight;
        CallsInFlight.GivenUp givenUp = calls == null ? null : calls.cancel(id);
        if (givenUp != null) {
            answer(givenUp, ErrorCode.CANCELED, "The caller has cancelled");
            connection.flush();
        }
    }

    /**
     * The client wants other broadcasts than before. Mailboxes have no bound for this, so the connection has: as many may
     * wait as calls may be in flight.
     */
    void subscribe(boolean on, Set<String> events, OptionalLong id) {
        CallsInFlight calls = inFlight;
        if (calls != null && id.isPresent() && calls.contains(id.getAsLong())) {
            sayDuplicate(id.getAsLong());
            return;
        }
        ActorAddress actor = connection.address();
        int most = connection.settings().maxCallsInFlight();
        if (subscriptions >= most) {
            WireError error = ErrorCode.TOO_MANY_CALLS.with("More than " + most + " subscriptions wait");
            ClientMessages.answer(connection, id, Optional.of(on ? "subscribe" : "unsubscribe"), error);
        } else if (actor != null) {
            SUBSCRIPTIONS.incrementAndGet(this);
            actor.tell(new ToActor.Subscribe(connection, on, events, id.orElse(UNASKED)));
        }
    }

    /** A subscription was met; whether the client wants to know. */
    boolean met(long id) {
        SUBSCRIPTIONS.decrementAndGet(this);
        return id != UNASKED;
    }

    /** Gives up the calls whose deadline has passed; true if none is in flight, and nobody needs to ask again. */
    boolean expire(long now) {
        CallsInFlight calls = inFlight;
        if (calls == null) {
            return true;
        }
        List<CallsInFlight.GivenUp> expired = calls.expire(now);
        for (CallsInFlight.GivenUp givenUp : expired) {
            answer(givenUp, ErrorCode.TIMEOUT, "The deadline has passed");
        }
        if (!expired.isEmpty()) {
            connection.flush();
        }
        return calls.unwatch();
    }

    /** The connection is gone, and nobody waits any more. */
    void giveUpAll() {
        CallsInFlight calls;
        synchronized (this) {
            calls = inFlight;
            if (calls == null) {
                inFlight = NO_MORE;
                return;
            }
        }
        calls.closeAll();
    }

    /** Whether the client waits for no call. */
    boolean isEmpty() {
        CallsInFlight calls = inFlight;
        return calls == null || calls.isEmpty();
    }

    private void answer(CallsInFlight.GivenUp givenUp, ErrorCode code, String message) {
        connection.add(failure(givenUp.call(), givenUp.running() ? code.with(message) : code.notRun(message)));
    }

    /** How a client learns of a failed call: by its id, or by the name of the action where it gave none. */
    WireMessage failure(Call call, WireError error) {
        return call.wantsReply()
                ? MessageWriter.failure(connection.format(), call.id(), error)
                : MessageWriter.problem(
                        connection.format(), error, Optional.of(call.action().name()));
    }

    private void sayDuplicate(long id) {
        WireError error = ErrorCode.DUPLICATE_ID.with("A call with id " + id + " is in flight already");
        connection.say(MessageWriter.problem(connection.format(), error, Optional.empty()));
    }

    private CallsInFlight inFlight() {
        CallsInFlight calls = inFlight;
        if (calls == null) {
            synchronized (this) {
                calls = inFlight;
                if (calls == null) {
                    calls = new CallsInFlight(
                            connection.settings().maxCallsInFlight(),
                            connection.settings().mailboxBytes() / RawMessages.SHARE);
                    inFlight = calls;
                }
            }
        }
        return calls;
    }
}

package dev.troupe.runtime.connection;

import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The calls of clients that do not connect, each of which comes with a request of its own.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Every call is answered once, whatever its actor does: at the latest when its deadline has passed, or when the server
 *       has stopped.
 *   <li>Addresses, params and names of actions are read by the same strict rules as those of connections.
 *   <li>Who the client is, whether its page may, and whether it may create the actor is decided as for one that connects,
 *       before any actor hears of it and before the arguments are read; whether it has a role that the action asks for, too.
 *       Until then it can leave, and its deadline passes. The deadline does not pass while the arguments arrive.
 *   <li>After {@link #close} every call is answered at once.
 * </ul>
 */
public final class SingleCalls {

    private static final System.Logger LOG = BoundedLog.of(SingleCalls.class);

    /** What the log calls it. */
    private static final String WHAT = "A call";

    private static final int BAD_REQUEST = 400;

    private final HandshakeReader handshakes;
    private final AccessControl access;
    private final Map<String, Protocol<?, ?, ?>> protocols;
    private final ActorRegistry registry;
    private final WaitingClients waiting;
    private final LongSupplier nanoTime;

    /** Calls of these protocols, by name; their deadlines are watched by the ticks of {@code ticker}. */
    public SingleCalls(
            HandshakeReader handshakes,
            AccessControl access,
            Map<String, Protocol<?, ?, ?>> protocols,
            ActorRegistry registry,
            RuntimeSettings settings,
            Ticker ticker) {
        this(handshakes, access, protocols, registry, settings, ticker, System::nanoTime);
    }

    SingleCalls(
            HandshakeReader handshakes,
            AccessControl access,
            Map<String, Protocol<?, ?, ?>> protocols,
            ActorRegistry registry,
            RuntimeSettings settings,
            Ticker ticker,
            LongSupplier nanoTime) {
        this.handshakes = handshakes;
        this.access = access;
        this.protocols = Map.copyOf(protocols);
        this.registry = registry;
        this.nanoTime = nanoTime;
        this.waiting = new WaitingClients(settings, ticker, nanoTime);
    }

    /**
     * Calls an action.
     *
     * @param answer is told once, on any thread, what has become of it; it must be quick. It may be told before this returns
     * @return to tell that the client has left; empty if it is answered already, since there is nothing of that address
     */
    public Optional<SingleCaller> call(SingleCallRequest asked, Consumer<SingleCallResult> answer) {
        Optional<CallPath> path = CallPath.parse(asked.request().path());
        if (path.isEmpty()) {
            return refuse(
                    asked, answer, ErrorCode.NOT_FOUND.with("No action here. An address is " + CallPath.SHAPE + "."));
        }
        HandshakeResult read = handshakes.read(path.get().toActor(asked.request()), List.of());
        if (read instanceof HandshakeRefusal refusal) {
            return refuse(asked, answer, FailureStatus.of(refusal), refusal.error());
        }
        ServerHandshake handshake = ((ServerHandshake) read).withRequest(asked.request());
        return call(handshake, path.get(), asked, answer);
    }

    private Optional<SingleCaller> call(
            ServerHandshake handshake, CallPath path, SingleCallRequest asked, Consumer<SingleCallResult> answer) {
        Protocol<?, ?, ?> protocol = protocols.get(handshake.protocol());
        if (protocol == null) {
            throw new IllegalArgumentException("No actor speaks " + handshake.protocol());
        }
        if (!access.takesHttpCalls(protocol.name())) {
            return refuse(
                    asked,
                    answer,
                    ErrorCode.NOT_FOUND.with(
                            "Actions of " + protocol.name() + " cannot be called over HTTP: connect by a WebSocket"));
        }
        Optional<String> name = path.action();
        if (name.isEmpty()) {
            return refuse(
                    asked, answer, BAD_REQUEST, ErrorCode.BAD_ARGUMENT.with("The name of the action cannot be read"));
        }
        Optional<Action<?, ?>> action = protocol.action(name.get());
        if (action.isEmpty()) {
            return refuse(asked, answer, ClientMessages.unknownAction(protocol, name.get()));
        }
        long deadline = waiting.deadline(asked.timeout());
        SingleCaller caller = new SingleCaller(waiting, action.get(), asked.format(), deadline, answer);
        if (waiting.add(caller)) {
            var unused = access.decideOnCall(handshake, asked.secure())
                    .thenAccept(decided -> conclude(decided, asked, caller));
        }
        return Optional.of(caller);
    }

    private void conclude(HandshakeResult decided, SingleCallRequest asked, SingleCaller caller) {
        if (decided instanceof HandshakeRefusal refusal) {
            caller.refused(refusal);
            RefusalLog.tell(WHAT, asked.request(), FailureStatus.of(refusal), refusal.error());
        } else if (decided instanceof ServerHandshake handshake && !caller.isClosed()) {
            Optional<WireError> tooFast = access.countCall(handshake);
            if (tooFast.isPresent()) {
                refuse(caller, asked, tooFast.get(), CloseCode.TOO_MANY);
            } else if (handshake.rights().allow(caller.action().access())) {
                caller.read(
                        asked.arguments(),
                        nanoTime,
                        read -> caller.ask(read).ifPresent(call -> open(handshake, call, caller)));
            } else {
                refuse(caller, asked, ClientMessages.forbidden(caller.action()), CloseCode.REJECTED);
            }
        }
    }

    private void open(ServerHandshake handshake, Call call, SingleCaller caller) {
        try {
            registry.open(
                    handshake.protocol(),
                    handshake.key(),
                    new ToActor.SingleCall(call, handshake.params(), handshake.request(), handshake.mayCreate()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A call to " + handshake.protocol() + " could not be passed on", e);
            caller.failed(call, ErrorCode.INTERNAL.with("Internal error"));
        }
    }

    private static Optional<SingleCaller> refuse(
            SingleCallRequest asked, Consumer<SingleCallResult> answer, WireError error) {
        return refuse(asked, answer, FailureStatus.of(error), error);
    }

    private static Optional<SingleCaller> refuse(
            SingleCallRequest asked, Consumer<SingleCallResult> answer, int status, WireError error) {
        answer.accept(new SingleCallResult.Failure(status, error));
        RefusalLog.tell(WHAT, asked.request(), status, error);
        return Optional.empty();
    }

    private static void refuse(SingleCaller caller, SingleCallRequest asked, WireError error, int closeCode) {
        caller.refused(error, closeCode);
        RefusalLog.tell(WHAT, asked.request(), FailureStatus.ofRefusal(error, closeCode), error);
    }

    /** How many wait for their answer. */
    public int count() {
        return waiting.count();
    }

    /** The actors have stopped: clients that still wait are answered, and so are new ones. */
    public void close() {
        waiting.close();
    }
}

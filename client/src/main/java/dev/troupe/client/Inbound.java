package dev.troupe.client;

import dev.troupe.ActorException;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageException;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes what the server sends over one connection, and hands it out on the serial executor.
 *
 * <ul>
 *   <li>Only the envelope is read on the thread of the transport; values are decoded where they are handed out.
 *   <li>A reply that has come is in time, even if it has to wait for the handlers before it.
 *   <li>What has come is handed out before the end of the connection is.
 *   <li>What cannot be read, and what this client does not know, is passed over, and the connection stays.
 * </ul>
 */
final class Inbound implements Transport.Receiver {

    private static final System.Logger LOG = BoundedLog.of(Inbound.class);

    private final WireFormat format;
    private final RemoteErrors errors;
    private final EventHandlers handlers;
    private final SerialExecutor serial;
    private final Beginning beginning;
    private final CallsInFlight calls = new CallsInFlight();
    private final InboundFlow flow = new InboundFlow();
    private final CompletableFuture<CloseStatus> closed;

    /** Only the transport uses it, which calls one method at a time. */
    private boolean welcomed;
    /** Written by the transport alone. */
    private volatile Optional<WireError> refusal = Optional.empty();

    private volatile boolean open = true;

    Inbound(
            WireFormat format,
            RemoteErrors errors,
            EventHandlers handlers,
            SerialExecutor serial,
            Beginning beginning) {
        this.format = format;
        this.errors = errors;
        this.handlers = handlers;
        this.serial = serial;
        this.beginning = beginning;
        this.closed = new SerialFuture<>(serial);
    }

    /** Is told how the connection begins, on the serial executor. */
    interface Beginning {
        /** The server welcomes the client. Nothing else was handed out before. */
        void onWelcome(ServerMessage.Welcome welcome);

        /** There is no welcome. */
        void onRefused(ActorConnectException failure);
    }

    CallsInFlight calls() {
        return calls;
    }

    /** Completes when the connection has ended and everything else was handed out. */
    CompletableFuture<CloseStatus> closed() {
        return closed;
    }

    boolean isOpen() {
        return open;
    }

    /** Why the server will not welcome this client, where it has said so. Any thread. */
    Optional<WireError> refusal() {
        return refusal;
    }

    @Override
    public void onMessage(byte[] array, int offset, int length) {
        flow.arrived(length);
        Runnable delivery;
        try {
            ServerMessage message = MessageReader.fromServer(format, array, offset, length);
            delivery = welcomed ? deliveryOf(message) : beginningWith(message);
        } catch (MessageException e) {
            delivery = malformed(e);
        }
        Runnable last = delivery;
        serial.execute(() -> {
            try {
                last.run();
            } finally {
                flow.delivered(length);
            }
        });
    }

    @Override
    public CompletionStage<?> ready() {
        return flow.ready();
    }

    private Runnable deliveryOf(ServerMessage message) {
        if (message instanceof ServerMessage.Event event) {
            return () -> handlers.deliver(event.name(), event.arguments());
        }
        if (message instanceof ServerMessage.Reply reply) {
            Optional<PendingCall<?>> call = calls.take(reply.id());
            return () -> call.ifPresent(taken -> taken.succeed(reply.value()));
        }
        if (message instanceof ServerMessage.Failure failure) {
            return failing(failure.id(), failure.error());
        }
        if (message instanceof ServerMessage.Problem problem) {
            return () -> log(problem);
        }
        return () -> {};
    }

    /** The first message that says anything is the welcome, or why there is none. */
    private Runnable beginningWith(ServerMessage message) {
        if (message instanceof ServerMessage.Welcome welcome) {
            welcomed = true;
            return () -> beginning.onWelcome(welcome);
        }
        if (message instanceof ServerMessage.Problem problem) {
            refusal = Optional.of(problem.error());
            return () -> {};
        }
        if (message instanceof ServerMessage.Unknown) {
            return () -> {};
        }
        return noWelcome("The server did not begin with a welcome");
    }

    private Runnable malformed(MessageException e) {
        if (!welcomed) {
            return noWelcome("The server did not begin with a welcome: " + e.getMessage());
        }
        LOG.log(Level.WARNING, "A message of the server cannot be read: {0}", e.getMessage());
        if (e.id().isEmpty()) {
            return () -> {};
        }
        return failing(e.id().getAsLong(), ErrorCode.BAD_MESSAGE.with("The reply cannot be read: " + e.getMessage()));
    }

    private Runnable noWelcome(String message) {
        return () -> beginning.onRefused(ConnectFailures.local(ErrorCode.BAD_MESSAGE, message));
    }

    private Runnable failing(long id, WireError error) {
        Optional<PendingCall<?>> call = calls.take(id);
        return () -> call.ifPresent(taken -> taken.fail(errors.toException(error)));
    }

    /** Nobody waits for the answer to a call without id, so the log is the only place for it. */
    private static void log(ServerMessage.Problem problem) {
        WireError error = problem.error();
        if (problem.about().isPresent()) {
            String action = problem.about().get();
            LOG.log(Level.INFO, "The one-way call of {0} failed: {1}: {2}", action, error.code(), error.message());
        } else {
            LOG.log(Level.WARNING, "The server reports {0}: {1}", error.code(), error.message());
        }
    }

    @Override
    public void onClosed(int code, String reason) {
        open = false;
        boolean begun = welcomed;
        Optional<WireError> why = refusal;
        var lost = calls.drain();
        CloseStatus status = new CloseStatus(code, reason);
        serial.execute(() -> {
            if (!begun) {
                beginning.onRefused(why.map(error -> ConnectFailures.refused(error, code))
                        .orElseGet(() -> ConnectFailures.closed(status)));
            }
            for (PendingCall<?> call : lost) {
                call.fail(lost(call, status));
            }
            closed.complete(status);
        });
    }

    private static ActorException lost(PendingCall<?> call, CloseStatus status) {
        String message = "The connection was closed with " + status + " before the reply to " + call.name() + " came";
        return new ActorException(
                ErrorCode.CONNECTION_LOST.code(),
                message,
                status.retryable(),
                Map.of(),
                ErrorCode.CONNECTION_LOST.outcome());
    }
}

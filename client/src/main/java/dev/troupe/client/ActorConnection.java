package dev.troupe.client;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.Event;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageTooLargeException;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A connection after the welcome, over any transport: what the client says. What it hears is {@link Inbound}'s. */
final class ActorConnection implements ClientConnection {

    private final String protocol;
    private final String id;
    private final WireFormat format;
    private final int maxMessage;
    private final Transport.Channel channel;
    private final Inbound inbound;
    private final SerialExecutor serial;
    private final EventHandlers handlers;
    private final Deadlines deadlines;
    private final CallsInFlight calls;
    private final AtomicLong ids = new AtomicLong();

    private volatile boolean closing;

    ActorConnection(
            String protocol,
            String id,
            WireFormat format,
            int maxMessage,
            Transport.Channel channel,
            Inbound inbound,
            SerialExecutor serial,
            EventHandlers handlers,
            Deadlines deadlines) {
        this.protocol = protocol;
        this.id = id;
        this.format = format;
        this.maxMessage = maxMessage;
        this.channel = channel;
        this.inbound = inbound;
        this.serial = serial;
        this.handlers = handlers;
        this.deadlines = deadlines;
        this.calls = inbound.calls();
    }

    @Override
    public <I, R> CompletableFuture<R> call(Action<I, R> action, I arguments, CallOptions options) {
        PendingCall<R> call = newCall(action.name(), action.result());
        Duration deadline = options.deadline();
        // The server's own deadline is the same 60 s unless it is set otherwise; it is told of any other.
        Optional<Duration> timeout =
                deadline.equals(CallOptions.DEFAULT.deadline()) ? Optional.empty() : Optional.of(deadline);
        try {
            exchange(call, write(action, OptionalLong.of(call.id()), timeout, arguments), deadline);
        } catch (ActorException e) {
            call.fail(e);
        }
        return call.future();
    }

    @Override
    public <I> void send(Action<I, ?> action, I arguments) {
        WireMessage message = write(action, OptionalLong.empty(), Optional.empty(), arguments);
        if (!isOpen()) {
            throw notOpen();
        }
        channel.send(message);
    }

    private <I> WireMessage write(Action<I, ?> action, OptionalLong id, Optional<Duration> timeout, I arguments) {
        try {
            return MessageWriter.call(format, action.name(), id, timeout, action.arguments(), arguments, maxMessage);
        } catch (MessageTooLargeException e) {
            String problem = "The arguments of " + action + " were not sent: the message has more than the "
                    + maxMessage + " bytes that the server takes";
            throw RemoteErrors.local(ErrorCode.TOO_LARGE, problem, Outcome.NOT_RUN);
        } catch (IOException | RuntimeException e) {
            String problem = "The arguments of " + action + " cannot be written: " + RemoteErrors.reason(e);
            ActorException failure = RemoteErrors.local(ErrorCode.BAD_ARGUMENT, problem);
            failure.initCause(e);
            throw failure;
        }
    }

    private <R> PendingCall<R> newCall(String name, Optional<PayloadType<R>> result) {
        return new PendingCall<>(ids.incrementAndGet(), name, result, new SerialFuture<>(serial));
    }

    /** Sends a request and sees to it that its future completes, whatever happens. */
    private void exchange(PendingCall<?> call, WireMessage message, Duration deadline) {
        if (!calls.add(call)) {
            throw notOpen();
        }
        Deadlines.Deadline expiry = deadlines.schedule(deadline, () -> expire(call, deadline));
        CompletionStage<?> end = call.future();
        end.whenComplete((result, failure) -> {
            expiry.cancel();
            // Whoever completes a call for the connection has taken it; what is still there was completed by its
            // caller.
            if (calls.take(call)) {
                tellCancelled(call);
            }
        });
        try {
            channel.send(message);
        } catch (ActorException e) {
            if (calls.take(call)) {
                throw e;
            }
        }
    }

    private void expire(PendingCall<?> call, Duration deadline) {
        if (calls.take(call)) {
            String message = "No reply to " + call.name() + " came within " + deadline.toMillis() + " ms";
            serial.execute(() -> call.fail(RemoteErrors.local(ErrorCode.TIMEOUT, message)));
            tellCancelled(call);
        }
    }

    private void tellCancelled(PendingCall<?> call) {
        if (isOpen()) {
            try {
                channel.send(MessageWriter.cancel(format, call.id()));
            } catch (ActorException e) {
                // So much waits to be sent that this would not help: the server's own deadline ends the call.
                return;
            }
        }
    }

    private static ActorException notOpen() {
        return RemoteErrors.local(ErrorCode.CONNECTION_LOST, "The connection is closed", Outcome.NOT_RUN);
    }

    @Override
    public ClientConnection beforeWaiting() {
        if (serial.isCurrent()) {
            throw new IllegalStateException(
                    "This thread runs an event handler or a completion of the same connection, and"
                            + " the reply could only come after that. Nothing was sent. Call the action on the client itself and"
                            + " continue with thenAccept or the like, or make the blocking call on another thread.");
        }
        return this;
    }

    @Override
    public <R> R await(CompletableFuture<R> call) {
        SerialFuture.refuseInside(serial);
        try {
            return ClientThreads.await(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.cancel(false);
            throw RemoteErrors.local(ErrorCode.CANCELED, "The thread was interrupted while it waited for the reply");
        } catch (ExecutionException e) {
            throw rethrown(ConnectFailures.unwrap(e));
        }
    }

    /** With the stack of the thread that waited: where the failure was received tells nobody anything. */
    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof ActorException known) {
            known.fillInStackTrace();
            return known;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof CancellationException cancelled) {
            return cancelled;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new CompletionException(failure);
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isOpen() {
        return !closing && inbound.isOpen();
    }

    @Override
    public CompletableFuture<CloseStatus> closed() {
        return inbound.closed().copy();
    }

    @Override
    public CompletableFuture<Void> subscribe(Event<?>... events) {
        return subscribe(true, events);
    }

    @Override
    public CompletableFuture<Void> unsubscribe(Event<?>... events) {
        return subscribe(false, events);
    }

    private CompletableFuture<Void> subscribe(boolean on, Event<?>... events) {
        PendingCall<Void> call = newCall(on ? "subscribe" : "unsubscribe", Optional.empty());
        List<String> names = Stream.of(events).map(Event::name).toList();
        WireMessage message = MessageWriter.subscribe(format, on, names, OptionalLong.of(call.id()));
        try {
            exchange(call, message, CallOptions.DEFAULT.deadline());
        } catch (ActorException e) {
            call.fail(e);
        }
        return call.future();
    }

    @Override
    public void close() {
        closing = true;
        calls.refuse();
        closeNormally(channel);
    }

    static void closeNormally(Transport.Channel channel) {
        channel.close(CloseCode.NORMAL, "");
    }

    @Override
    public String toString() {
        return "connection " + id + " to " + protocol;
    }
}

package dev.troupe.client;

import dev.troupe.NoParams;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.Key;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadWriter;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireFormat;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection on its way: from the handshake to the welcome.
 *
 * <ul>
 *   <li>It completes once, with the connection or with an {@link ActorConnectException}.
 *   <li>It completes before the first event is handed out.
 *   <li>If it fails, or if the caller completes it in any way, the channel is closed, also one that opens later.
 * </ul>
 */
final class Opening<T> implements Inbound.Beginning {

    /** Longer than the two hooks of an actor that come before the welcome may take, which have 5 s each. */
    static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final System.Logger LOG = BoundedLog.of(Opening.class);

    private final ClientThreads threads;
    private final Protocol<?, ?, ?> protocol;
    private final WireFormat format;
    private final EventHandlers handlers;
    private final Function<ClientConnection, T> client;
    private final SerialExecutor serial;
    private final Inbound inbound;
    private final CompletableFuture<T> opened = new CompletableFuture<>();

    private volatile Transport.@Nullable Channel channel;
    private volatile boolean welcomed;

    private Opening(
            ClientThreads threads,
            Protocol<?, ?, ?> protocol,
            WireFormat format,
            EventHandlers handlers,
            Function<ClientConnection, T> client) {
        this.threads = threads;
        this.protocol = protocol;
        this.format = format;
        this.handlers = handlers;
        this.client = client;
        this.serial = new SerialExecutor(threads.pool());
        this.inbound = new Inbound(format, new RemoteErrors(protocol), handlers, serial, this);
    }

    static <P, T> CompletableFuture<T> begin(
            ClientThreads threads,
            Protocol<?, P, ?> protocol,
            Transport transport,
            Key key,
            P params,
            EventHandlers handlers,
            Function<ClientConnection, T> client) {
        Opening<T> opening = new Opening<>(threads, protocol, transport.format(), handlers, client);
        try {
            String text = encode(protocol, params);
            opening.begin(transport, new Transport.Target(protocol.name(), key, transport.format(), text));
        } catch (IOException | RuntimeException e) {
            opening.opened.completeExceptionally(ConnectFailures.of(e));
        }
        return opening.opened;
    }

    /** The params as JSON; empty text if the protocol has none. */
    static <P> String encode(Protocol<?, P, ?> protocol, P params) throws IOException {
        if (params instanceof NoParams) {
            return "";
        }
        try {
            Payload payload =
                    PayloadWriter.write(WireFormat.JSON, protocol.params().type(), params, "params");
            return new String(payload.array(), payload.offset(), payload.length(), StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException e) {
            ActorConnectException failure = ConnectFailures.local(
                    ErrorCode.BAD_ARGUMENT, "The params cannot be written: " + RemoteErrors.reason(e));
            failure.initCause(e);
            throw failure;
        }
    }

    private void begin(Transport transport, Transport.Target target) {
        Deadlines.Deadline deadline =
                threads.deadlines().schedule(DEADLINE, () -> threads.pool().execute(this::expire));
        CompletionStage<?> end = opened;
        end.whenComplete((connection, failure) -> {
            deadline.cancel();
            closeIfUnwanted();
        });
        CompletionStage<Transport.Channel> opening = transport.open(target, inbound);
        opening.whenComplete((open, failure) -> {
            if (failure != null) {
                opened.completeExceptionally(ConnectFailures.of(failure));
            } else {
                channel = open;
                closeIfUnwanted();
                serial.start();
            }
        });
    }

    private void expire() {
        String message = "No welcome came within " + DEADLINE.toSeconds() + " s";
        // A server may say why it sends no welcome, and not close.
        opened.completeExceptionally(inbound.refusal()
                .map(told -> ConnectFailures.refused(told, CloseCode.ABNORMAL))
                .orElseGet(() -> ConnectFailures.local(ErrorCode.TIMEOUT, message)));
    }

    /** Runs after the future is complete and after the channel is there: the later of the two finds both. */
    private void closeIfUnwanted() {
        Transport.Channel open = channel;
        if (open != null && opened.isDone() && !welcomed) {
            ActorConnection.closeNormally(open);
        }
    }

    @Override
    public void onWelcome(ServerMessage.Welcome welcome) {
        Transport.Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("The serial executor was started before the channel was there");
        }
        if (!welcome.fingerprint().equals(protocol.fingerprint())) {
            LOG.log(
                    Level.WARNING,
                    "The server knows the protocol {0} with the fingerprint {1}, this client with {2}: calls may fail",
                    protocol.name(),
                    welcome.fingerprint(),
                    protocol.fingerprint());
        }
        ClientConnection connection = new ActorConnection(
                protocol.name(),
                welcome.connection(),
                format,
                welcome.maxMessageIn().orElse(MessageWriter.NO_LIMIT),
                open,
                inbound,
                serial,
                handlers,
                threads.deadlines());
        welcomed = true;
        if (!opened.complete(client.apply(connection))) {
            connection.close();
        }
    }

    @Override
    public void onRefused(ActorConnectException failure) {
        opened.completeExceptionally(failure);
    }

    /** Waits for a connection that was begun. */
    static <T> T await(CompletableFuture<T> opened) {
        try {
            return ClientThreads.await(opened);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.cancel(false);
            throw ConnectFailures.local(
                    ErrorCode.CANCELED, "The thread was interrupted while it waited to be connected");
        } catch (ExecutionException e) {
            ActorConnectException failure = ConnectFailures.of(e);
            failure.fillInStackTrace();
            throw failure;
        }
    }
}

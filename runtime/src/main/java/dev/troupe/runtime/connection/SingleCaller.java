package dev.troupe.runtime.connection;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageException;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.Payload;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A client that calls one action and does not connect, as the actor sees it. It is closed on both sides as soon as it has
 * its answer.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>It is answered once, by whoever is first; not at all if the client {@linkplain #leave has left} before.
 *   <li>Nothing said to it blocks or throws.
 *   <li>Whoever is answered before the action has ended has given up the call.
 *   <li>The actions of {@link #whenClosed} run once each.
 * </ul>
 */
public final class SingleCaller implements ToConnection {

    private static final Logger LOG = System.getLogger(SingleCaller.class.getName());

    /** The only call has any id, so that it is answered even where its action wants no reply. */
    private static final long ID = 0;

    private final String id = ConnectionId.create();
    private final WireFormat format;
    private final Call call;
    private final SingleCalls calls;
    private final Consumer<SingleCallResult> answer;
    /** Guarded by {@code this}; read without the lock where a look that comes too late does no harm. */
    private volatile boolean closed;

    private final List<Runnable> whenClosed = new ArrayList<>(0);

    SingleCaller(
            SingleCalls calls,
            Action<?, ?> action,
            Payload arguments,
            WireFormat format,
            long deadline,
            Consumer<SingleCallResult> answer) {
        this.calls = calls;
        this.format = format;
        this.answer = answer;
        this.call = new Call(this, action, ID, arguments, deadline);
    }

    Call call() {
        return call;
    }

    /** The client has gone: the call is given up, and nobody is answered. */
    public void leave() {
        call.giveUp();
        close();
    }

    /** Gives the call up if its deadline has passed. */
    void expire(long now) {
        if (now - call.deadline() >= 0) {
            switch (call.giveUp()) {
                case BEFORE_IT_BEGAN -> fail(ErrorCode.TIMEOUT.notRun("The deadline has passed"));
                case WHILE_RUNNING -> fail(ErrorCode.TIMEOUT.with("The deadline has passed"));
                case TOO_LATE -> {}
            }
        }
    }

    /** The server has stopped, and the actor will not answer unless it is about to. */
    void goAway() {
        String message = "The server is shutting down";
        switch (call.giveUp()) {
            case BEFORE_IT_BEGAN -> fail(ErrorCode.UNAVAILABLE.with(message));
            case WHILE_RUNNING -> fail(ofUnknownOutcome(ErrorCode.UNAVAILABLE, message));
            case TOO_LATE -> {}
        }
    }

    private static WireError ofUnknownOutcome(ErrorCode code, String message) {
        return new WireError(code.code(), message, code.retryable(), Map.of("outcome", "unknown"));
    }

    private void fail(WireError error) {
        answer(new SingleCallResult.Failure(FailureStatus.of(error), error));
    }

    private void answer(SingleCallResult result) {
        if (close()) {
            runQuietly(() -> answer.accept(result));
        }
    }

    /** Whether it was open until now. */
    private boolean close() {
        List<Runnable> actions;
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            actions = List.copyOf(whenClosed);
            whenClosed.clear();
        }
        calls.remove(this);
        actions.forEach(SingleCaller::runQuietly);
        return true;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public WireFormat format() {
        return format;
    }

    /** It was refused before the actor heard of it. */
    void refused(HandshakeRefusal refusal) {
        answer(new SingleCallResult.Failure(FailureStatus.of(refusal), refusal.error()));
    }

    @Override
    public void replied(Call ended, WireMessage reply) {
        try {
            ServerMessage read =
                    MessageReader.fromServer(reply.format(), reply.array(), reply.offset(), reply.length());
            if (read instanceof ServerMessage.Reply whole) {
                answer(new SingleCallResult.Value(whole.value()));
                return;
            }
        } catch (MessageException e) {
            LOG.log(Level.ERROR, "The reply of " + ended.action() + " cannot be read", e);
        }
        fail(ErrorCode.INTERNAL.with("Internal error"));
    }

    @Override
    public void failed(Call ended, WireError error) {
        fail(error);
    }

    @Override
    public void refused(WireError error, int closeCode) {
        answer(new SingleCallResult.Failure(FailureStatus.ofRefusal(error, closeCode), error));
    }

    /** An actor that sends its caller away replies first, as a rule; if it does not wait for that, the call is lost. */
    @Override
    public void kick(int closeCode, String reason) {
        call.giveUp();
        fail(ofUnknownOutcome(ErrorCode.FORBIDDEN, reason));
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void whenClosed(Runnable action) {
        synchronized (this) {
            if (!closed) {
                whenClosed.add(action);
                return;
            }
        }
        runQuietly(action);
    }

    /** Nobody waits for a flush: there is one answer, and it goes at once. */
    @Override
    public void flush() {}

    /** Its place is in no list of calls in flight. */
    @Override
    public void left(Call givenUp) {}

    /** Its only call wants a reply. */
    @Override
    public void ended(Call withoutReply) {}

    /** It is never welcomed. */
    @Override
    public void opened(WireMessage welcome) {}

    /** It subscribes to nothing. */
    @Override
    public void answered(long requestId) {}

    /** It is not listed, and an actor that sends to it alone is refused. */
    @Override
    public void deliver(WireMessage event, SlowConsumerPolicy policy, Object key) {}

    /** It comes with a call, and has no raw socket. */
    @Override
    public void openedRaw() {}

    @Override
    public void sendRaw(List<WireMessage> messages) {}

    @Override
    public void left(ToActor.Raw message) {}

    /** It has said one thing alone, whose fate is the call's. */
    @Override
    public boolean isEndedByServer() {
        return false;
    }

    @Override
    public long bufferedAmount() {
        return 0;
    }

    private static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What was to be done at the end of a call failed", e);
        }
    }
}

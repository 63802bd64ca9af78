package dev.troupe.runtime.connection;

import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Action;
import dev.troupe.runtime.message.Call;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageException;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.Payload;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that calls one action and does not connect, as the actor sees it. It is closed on both sides as soon as it has
 * its answer.
 *
 * <p>Promises, for any number of threads, besides those of {@link UnconnectedClient}:
 *
 * <ul>
 *   <li>It is answered once, by the first that answers; not at all if the client {@linkplain #leave has left} before.
 *   <li>Nothing said to it blocks or throws.
 *   <li>A client that is answered before the action has ended has given up the call.
 * </ul>
 */
public final class SingleCaller extends UnconnectedClient {

    private static final System.Logger LOG = BoundedLog.of(SingleCaller.class);

    /** The only call has any id, so that it is answered even where its action wants no reply. */
    private static final long ID = 0;

    private final WireFormat format;
    private final Action<?, ?> action;
    private final WaitingClients waiting;
    private final Consumer<SingleCallResult> answer;
    private final Object lock = new Object();
    /** What the actor is asked, once the client is let in and the arguments are there; guarded by the lock. */
    private @Nullable Call call;

    /** Whether it was given up before anything was asked; guarded by the lock. */
    private boolean givenUp;

    SingleCaller(
            WaitingClients waiting,
            Action<?, ?> action,
            WireFormat format,
            long deadline,
            Consumer<SingleCallResult> answer) {
        super(deadline);
        this.waiting = waiting;
        this.format = format;
        this.answer = answer;
        this.action = action;
    }

    Action<?, ?> action() {
        return action;
    }

    /** What the actor is to be asked; empty if the call was given up before. */
    Optional<Call> ask(Payload arguments) {
        Call asked = new Call(this, action, ID, arguments, deadline());
        synchronized (lock) {
            if (givenUp) {
                return Optional.empty();
            }
            call = asked;
        }
        return Optional.of(asked);
    }

    /** The client has gone: the call is given up, and nobody is answered. */
    public void leave() {
        giveUp();
        close();
    }

    @Override
    Call.GivenUp giveUp() {
        Call asked;
        synchronized (lock) {
            asked = call;
            givenUp = true;
        }
        return asked == null ? Call.GivenUp.BEFORE_IT_BEGAN : asked.giveUp();
    }

    /** Its answer is whole: nothing goes on. */
    @Override
    void cutOff() {}

    @Override
    void fail(int status, WireError error) {
        answer(new SingleCallResult.Failure(status, error));
    }

    private void answer(SingleCallResult result) {
        if (close()) {
            runQuietly(() -> answer.accept(result));
        }
    }

    @Override
    void forget() {
        waiting.remove(this);
    }

    @Override
    public WireFormat format() {
        return format;
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

    /** An actor that sends its caller away replies first, as a rule; if it does not wait for that, the call is lost. */
    @Override
    public void kick(int closeCode, String reason) {
        giveUp();
        fail(ofUnknownOutcome(ErrorCode.FORBIDDEN, reason));
    }
}

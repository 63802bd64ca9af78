package dev.troupe.runtime.turn;

import dev.troupe.protocol.Action;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageTooLargeException;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The turn of an action: reads the arguments, runs it, and writes the reply. */
final class CallTurn extends AnsweringTurn {

    private static final Payload NO_ARGUMENTS = Payload.json("{}");

    private final Call call;
    private final ActorConnection<?, ?> connection;
    private boolean skipped;
    private boolean reading = true;

    CallTurn(ActorCell<?, ?, ?, ?> cell, Call call, ActorConnection<?, ?> connection) {
        super(cell, call.action().kind() == Action.Kind.READ_ONLY);
        this.call = call;
        this.connection = connection;
    }

    Call call() {
        return call;
    }

    @Override
    @Nullable
    Object body() throws Exception {
        cell.incoming().leavesMailbox(call);
        if (!call.begin()) {
            skipped = true;
            return null;
        }
        Payload given = call.arguments();
        Object arguments = PayloadReader.readChecked(
                given.isPresent() ? given : NO_ARGUMENTS,
                call.action().arguments(),
                cell.type().settings().maxPatternSteps());
        reading = false;
        if (!readOnly) {
            cell.use().changes();
        }
        return cell.invoke(instance(), call.action().index(), arguments);
    }

    @Override
    void completed(@Nullable Object value) throws IOException {
        if (skipped || (call.isGivenUp() && !call.settle())) {
            return;
        }
        ToConnection remote = call.connection();
        if (!call.wantsReply()) {
            if (call.settle()) {
                remote.ended(call);
            }
            return;
        }
        int limit = cell.type().settings().maxMessageOut();
        WireMessage reply;
        try {
            reply = encode(remote.format(), value, limit);
        } catch (MessageTooLargeException e) {
            tell(ErrorCode.TOO_LARGE.with(
                    "The result of " + call.action() + " has more than the " + limit + " bytes that may leave"));
            return;
        }
        if (call.settle()) {
            try {
                remote.replied(call, reply);
                cell.output().said(connection);
            } catch (Throwable e) {
                // Nobody else answers a call that is settled.
                remote.kick(CloseCode.INTERNAL_ERROR, ErrorCode.INTERNAL.code());
                throw e;
            }
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"
    }) // The protocol pairs results and types; whether null is one, the type decides.
    private WireMessage encode(WireFormat format, @Nullable Object value, int limit) throws IOException {
        if (call.action().result().isEmpty()) {
            return MessageWriter.reply(format, call.id());
        }
        PayloadType<Object> type = (PayloadType<Object>) call.action().result().get();
        return MessageWriter.reply(format, call.id(), type, value, limit);
    }

    @Override
    void failed(Throwable failure) {
        if (wasInterrupted() && call.isGivenUp()) {
            // What the interruption has made of it is no news.
            tell(ErrorCode.CANCELED.with("The caller waits no longer"));
        } else if (reading && failure instanceof PayloadException unread) {
            tell(unread.toError("args"));
        } else {
            tell(cell.type().failures().describe(failure, this));
        }
    }

    @Override
    void tell(WireError error) {
        if (call.settle()) {
            call.connection().failed(call, error);
            cell.output().said(connection);
        }
    }

    @Override
    boolean refuse(WireError error) {
        cell.incoming().leavesMailbox(call);
        tell(error);
        return true;
    }

    @Override
    boolean isCanceled() {
        return call.isGivenUp();
    }

    @Override
    ActorConnection<?, ?> caller() {
        return connection;
    }

    @Override
    int readerKind() {
        return call.action().index();
    }

    @Override
    String name() {
        return call.action().name();
    }
}

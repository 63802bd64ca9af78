package dev.troupe.protocol;

import dev.troupe.wire.ClientMessage;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageException;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * A call as an endpoint sees it that is written by hand and speaks a protocol without an actor. The server itself does not
 * use it: there, arguments are decoded inside the turn.
 *
 * @param id by which the reply is known; empty: no reply
 * @param action the action
 * @param arguments its arguments: as the type parameter of the action says
 */
public record DecodedCall(OptionalLong id, Action<?, ?> action, Object arguments) {

    /**
     * Reads a call.
     *
     * @param protocol whose action is called
     * @param message a message in JSON
     * @throws MessageException if it is no call of an action of the protocol, or has other arguments than that, or such as
     *     break a constraint
     */
    public static DecodedCall read(Protocol<?, ?, ?> protocol, String message) throws MessageException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        ClientMessage any = MessageReader.fromClient(WireFormat.JSON, bytes, 0, bytes.length);
        if (!(any instanceof ClientMessage.Call call)) {
            throw new MessageException(ErrorCode.UNKNOWN_KIND.with("This is no call"), OptionalLong.empty());
        }
        Action<?, ?> action = protocol.action(call.action())
                .orElseThrow(() -> new MessageException(
                        ErrorCode.UNKNOWN_ACTION.with("There is no action " + call.action()), call.id()));
        try {
            return new DecodedCall(call.id(), action, read(call.arguments(), action.arguments()));
        } catch (PayloadException e) {
            throw new MessageException(e.toError("args"), call.id());
        }
    }

    /** A call of an action without parameters may leave the arguments out. */
    private static Object read(Payload arguments, PayloadType<?> type) throws PayloadException {
        return PayloadReader.readChecked(arguments.isPresent() ? arguments : Payload.json("{}"), type);
    }
}

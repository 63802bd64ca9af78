package dev.troupe.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the envelope of a message and leaves what it carries encoded. Stateless; any thread.
 *
 * <p>Members may come in any order; unknown ones are passed over. Exactly one member says what kind of message it is. A
 * member whose value is null counts as absent, unless it is the kind.
 */
public final class MessageReader {

    /** The longest timeout that a call can have; longer ones are shortened to it. */
    public static final Duration MAX_TIMEOUT = Duration.ofDays(1);

    private static final String SHOULD_BE =
            "A message is a JSON object such as {\"call\":\"name\",\"id\":1,\"args\":{}}";
    private static final String SHOULD_BE_CBOR = "A message is a CBOR map of the same shape as a message in JSON";

    private MessageReader() {}

    /**
     * Reads what a client sent.
     *
     * @param format how the message is encoded
     * @param array the message, valid UTF-8 where it is JSON; kept by what is returned, so not to be changed afterwards
     * @param offset where it begins
     * @param length how many bytes it has
     * @throws MessageException if it is no such message: {@code bad_message} or {@code unknown_kind}, and the id it
     *     carried, where one was found
     */
    public static ClientMessage fromClient(WireFormat format, byte[] array, int offset, int length)
            throws MessageException {
        Envelope envelope = scan(format, array, offset, length);
        return switch (kind(envelope)) {
            case CALL -> call(envelope);
            case SUBSCRIBE -> new ClientMessage.Subscribe(envelope.names(EnvelopeMember.SUBSCRIBE), envelope.id());
            case UNSUBSCRIBE ->
                new ClientMessage.Unsubscribe(envelope.names(EnvelopeMember.UNSUBSCRIBE), envelope.id());
            case CANCEL -> new ClientMessage.Cancel(envelope.id(EnvelopeMember.CANCEL));
            case PING -> new ClientMessage.Ping(envelope.id(EnvelopeMember.PING));
            default -> throw unknownKind(envelope);
        };
    }

    /**
     * Reads what a server sent.
     *
     * @throws MessageException if it is no such message
     */
    public static ServerMessage fromServer(WireFormat format, byte[] array, int offset, int length)
            throws MessageException {
        Envelope envelope = scan(format, array, offset, length);
        if (envelope.kinds() == 0 && envelope.hasStrangers()) {
            return new ServerMessage.Unknown();
        }
        return switch (kind(envelope)) {
            case REPLY -> reply(envelope);
            case EVENT -> event(envelope);
            case ERROR ->
                new ServerMessage.Problem(
                        envelope.value(EnvelopeMember.ERROR, EnvelopePayloads.ERROR),
                        envelope.hasValue(EnvelopeMember.ABOUT)
                                ? Optional.of(envelope.text(EnvelopeMember.ABOUT))
                                : Optional.empty());
            case PONG -> new ServerMessage.Pong(envelope.id(EnvelopeMember.PONG));
            case WELCOME -> envelope.value(EnvelopeMember.WELCOME, EnvelopePayloads.WELCOME);
            default -> new ServerMessage.Unknown();
        };
    }

    private static Envelope scan(WireFormat format, byte[] array, int offset, int length) throws MessageException {
        Envelope envelope = new Envelope(format, array);
        boolean json = format == WireFormat.JSON;
        try {
            if (json) {
                JsonScanner.scan(array, offset, length, envelope);
            } else {
                CborScanner.scan(array, offset, length, envelope);
            }
        } catch (Malformed e) {
            throw envelope.bad("The message " + e.problem() + ". " + (json ? SHOULD_BE : SHOULD_BE_CBOR));
        }
        envelope.refuseRepeated();
        return envelope;
    }

    /** The one member that says what kind of message it is. */
    private static EnvelopeMember kind(Envelope envelope) throws MessageException {
        int kinds = envelope.kinds();
        if ((kinds & EnvelopeMember.REPLY.bit()) != 0) {
            kinds &= ~EnvelopeMember.ERROR.bit();
        }
        if (Integer.bitCount(kinds) == 1) {
            return EnvelopeMember.at(Integer.numberOfTrailingZeros(kinds));
        }
        if (kinds != 0) {
            EnvelopeMember one = EnvelopeMember.at(Integer.numberOfTrailingZeros(kinds));
            EnvelopeMember two = EnvelopeMember.at(Integer.numberOfTrailingZeros(kinds & (kinds - 1)));
            throw envelope.bad("A message is of one kind, not '" + one.text() + "' and '" + two.text() + "'");
        }
        throw envelope.hasStrangers()
                ? unknownKind(envelope)
                : envelope.bad("The message does not say what it is. " + SHOULD_BE);
    }

    private static MessageException unknownKind(Envelope envelope) {
        return new MessageException(
                ErrorCode.UNKNOWN_KIND.with("A client says 'call', 'subscribe', 'unsubscribe', 'cancel' or 'ping'"),
                envelope.idIfAny());
    }

    private static ClientMessage.Call call(Envelope envelope) throws MessageException {
        OptionalLong id = envelope.id();
        String action = envelope.text(EnvelopeMember.CALL);
        return new ClientMessage.Call(action, id, envelope.payload(EnvelopeMember.ARGS), timeout(envelope));
    }

    private static Optional<Duration> timeout(Envelope envelope) throws MessageException {
        if (!envelope.hasValue(EnvelopeMember.TIMEOUT)) {
            return Optional.empty();
        }
        long milliseconds = envelope.milliseconds(EnvelopeMember.TIMEOUT);
        return Optional.of(Duration.ofMillis(Math.min(milliseconds, MAX_TIMEOUT.toMillis())));
    }

    private static ServerMessage reply(Envelope envelope) throws MessageException {
        long id = envelope.id(EnvelopeMember.REPLY);
        if (envelope.has(EnvelopeMember.ERROR)) {
            return new ServerMessage.Failure(id, envelope.value(EnvelopeMember.ERROR, EnvelopePayloads.ERROR));
        }
        return new ServerMessage.Reply(
                id,
                envelope.has(EnvelopeMember.VALUE)
                        ? envelope.slice(EnvelopeMember.VALUE)
                        : Payload.none(envelope.format()));
    }

    private static ServerMessage event(Envelope envelope) throws MessageException {
        if (!envelope.has(EnvelopeMember.SEQ)) {
            throw envelope.bad(EnvelopeMember.SEQ, "is missing");
        }
        return new ServerMessage.Event(
                envelope.text(EnvelopeMember.EVENT),
                envelope.id(EnvelopeMember.SEQ),
                envelope.payload(EnvelopeMember.ARGS));
    }
}

package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes whole messages. Stateless; any thread.
 *
 * <p>Kind first, arguments last, so that a reader knows what it has before it meets them. What a payload's own writer
 * throws comes out as it is, and nothing is kept of a message that failed.
 */
public final class MessageWriter {

    /** The most bytes that any message has: an array has no more. */
    public static final int NO_LIMIT = Integer.MAX_VALUE - 1_024;

    private static final SerializedString CALL = new SerializedString("call");
    private static final SerializedString SUBSCRIBE = new SerializedString("subscribe");
    private static final SerializedString UNSUBSCRIBE = new SerializedString("unsubscribe");
    private static final SerializedString CANCEL = new SerializedString("cancel");
    private static final SerializedString PING = new SerializedString("ping");
    private static final SerializedString PONG = new SerializedString("pong");
    private static final SerializedString WELCOME = new SerializedString("welcome");
    private static final SerializedString REPLY = new SerializedString("reply");
    private static final SerializedString ERROR = new SerializedString("error");
    private static final SerializedString EVENT = new SerializedString("event");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString TIMEOUT = new SerializedString("timeout");
    private static final SerializedString ARGS = new SerializedString("args");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString ABOUT = new SerializedString("about");
    private static final SerializedString SEQ = new SerializedString("seq");

    private MessageWriter() {}

    /** {@code {"call":…,"id":…,"timeout":…,"args":…}}. */
    public static <I> WireMessage call(
            WireFormat format, String action, OptionalLong id, Optional<Duration> timeout, PayloadType<I> type, I args)
            throws IOException {
        return call(format, action, id, timeout, type, args, NO_LIMIT);
    }

    /**
     * {@code {"call":…,"id":…,"timeout":…,"args":…}}.
     *
     * @throws MessageTooLargeException if it has more than {@code limit} bytes
     */
    public static <I> WireMessage call(
            WireFormat format,
            String action,
            OptionalLong id,
            Optional<Duration> timeout,
            PayloadType<I> type,
            I args,
            int limit)
            throws IOException {
        return write(format, limit, out -> {
            out.name(CALL);
            out.writeString(action);
            writeId(out, id);
            if (timeout.isPresent()) {
                out.name(TIMEOUT);
                out.writeLong(Math.max(1, timeout.get().toMillis()));
            }
            out.name(ARGS);
            type.write(out, args);
        });
    }

    /** {@code {"subscribe":[…],"id":…}} or {@code {"unsubscribe":…}}. */
    public static WireMessage subscribe(WireFormat format, boolean on, List<String> events, OptionalLong id) {
        return writeOwn(format, out -> {
            out.name(on ? SUBSCRIBE : UNSUBSCRIBE);
            out.startArray();
            for (String event : events) {
                out.writeString(event);
            }
            out.endArray();
            writeId(out, id);
        });
    }

    /** {@code {"cancel":…}}. */
    public static WireMessage cancel(WireFormat format, long id) {
        return number(format, CANCEL, id);
    }

    /** {@code {"ping":…}}. */
    public static WireMessage ping(WireFormat format, long number) {
        return number(format, PING, number);
    }

    /** {@code {"pong":…}}. */
    public static WireMessage pong(WireFormat format, long number) {
        return number(format, PONG, number);
    }

    /** {@code {"welcome":{…}}}. */
    public static WireMessage welcome(WireFormat format, ServerMessage.Welcome welcome) {
        return writeOwn(format, out -> {
            out.name(WELCOME);
            EnvelopePayloads.WELCOME.write(out, welcome);
        });
    }

    /** {@code {"reply":…,"value":…}}. */
    public static <R> WireMessage reply(WireFormat format, long id, PayloadType<R> type, R value) throws IOException {
        return reply(format, id, type, value, NO_LIMIT);
    }

    /**
     * {@code {"reply":…,"value":…}}.
     *
     * @throws MessageTooLargeException if it has more than {@code limit} bytes
     */
    public static <R> WireMessage reply(WireFormat format, long id, PayloadType<R> type, R value, int limit)
            throws IOException {
        return write(format, limit, out -> {
            out.name(REPLY);
            out.writeLong(id);
            out.name(VALUE);
            type.write(out, value);
        });
    }

    /** {@code {"reply":…}}, of an action that returns nothing. */
    public static WireMessage reply(WireFormat format, long id) {
        return number(format, REPLY, id);
    }

    /** {@code {"reply":…,"error":{…}}}. */
    public static WireMessage failure(WireFormat format, long id, WireError error) {
        return writeOwn(format, out -> {
            out.name(REPLY);
            out.writeLong(id);
            out.name(ERROR);
            EnvelopePayloads.ERROR.write(out, error);
        });
    }

    /** {@code {"error":{…},"about":…}}. */
    public static WireMessage problem(WireFormat format, WireError error, Optional<String> about) {
        return writeOwn(format, out -> {
            out.name(ERROR);
            EnvelopePayloads.ERROR.write(out, error);
            if (about.isPresent()) {
                out.name(ABOUT);
                out.writeString(about.get());
            }
        });
    }

    /** {@code {"event":…,"seq":…,"args":…}}. */
    public static <I> WireMessage event(WireFormat format, String name, long sequence, PayloadType<I> type, I args)
            throws IOException {
        return event(format, name, sequence, type, args, NO_LIMIT);
    }

    /**
     * {@code {"event":…,"seq":…,"args":…}}.
     *
     * @throws MessageTooLargeException if it has more than {@code limit} bytes
     */
    public static <I> WireMessage event(
            WireFormat format, String name, long sequence, PayloadType<I> type, I args, int limit) throws IOException {
        return write(format, limit, out -> {
            out.name(EVENT);
            out.writeString(name);
            out.name(SEQ);
            out.writeLong(sequence);
            out.name(ARGS);
            type.write(out, args);
        });
    }

    private static WireMessage number(WireFormat format, SerializedString kind, long number) {
        return writeOwn(format, out -> {
            out.name(kind);
            out.writeLong(number);
        });
    }

    private static void writeId(PayloadWriter out, OptionalLong id) throws IOException {
        if (id.isPresent()) {
            out.name(ID);
            out.writeLong(id.getAsLong());
        }
    }

    /** Writes a message without anything of the user's in it, which cannot fail. */
    private static WireMessage writeOwn(WireFormat format, Members members) {
        try {
            return write(format, NO_LIMIT, members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WireMessage write(WireFormat format, int limit, Members members) throws IOException {
        MessageBuffer buffer = new MessageBuffer(limit);
        boolean whole = false;
        try (JsonGenerator generator = format.factory().createGenerator(buffer)) {
            try {
                generator.writeStartObject();
                members.write(new PayloadWriter(generator, format));
                generator.writeEndObject();
                whole = true;
            } finally {
                if (!whole) {
                    buffer.discard();
                }
            }
        }
        return buffer.toMessage(format);
    }

    @FunctionalInterface
    private interface Members {
        void write(PayloadWriter out) throws IOException;
    }
}

package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where in a message a reader or a writer stands, in dots and brackets: {@code args.message.tags[2]}. */
final class MessagePath {

    private final StringBuilder path;

    private MessagePath(String root) {
        path = new StringBuilder(root);
    }

    /** The place of the value that a reader stands on. */
    static String ofReader(@Nullable JsonStreamContext context) {
        MessagePath path = new MessagePath("");
        path.append(context, context, false);
        return path.toString();
    }

    /**
     * The place of the value that is written next.
     *
     * @param root what the message is called; empty where its members stand for themselves
     */
    static String ofNext(String root, WireFormat format, JsonGenerator out) {
        MessagePath path = new MessagePath(root);
        path.append(out.getOutputContext(), names(format, out), true);
        return path.toString();
    }

    /**
     * The place of the object that is being written.
     *
     * @param root what the message is called; empty where its members stand for themselves
     */
    static String ofObject(String root, WireFormat format, JsonGenerator out) {
        MessagePath path = new MessagePath(root);
        JsonStreamContext names = names(format, out);
        path.append(out.getOutputContext().getParent(), names == null ? null : names.getParent(), false);
        return path.toString();
    }

    /**
     * The context that knows the names of members. That of a generator of CBOR forgets a name once its value begins, so what
     * has been written is read again.
     */
    private static @Nullable JsonStreamContext names(WireFormat format, JsonGenerator out) {
        if (format == WireFormat.JSON || !(out.getOutputTarget() instanceof MessageBuffer buffer)) {
            return out.getOutputContext();
        }
        try {
            out.flush();
        } catch (IOException e) {
            return out.getOutputContext();
        }
        Payload written = buffer.written(format);
        try (JsonParser in = format.factory().createParser(written.array(), written.offset(), written.length())) {
            return lastContext(in);
        } catch (IOException e) {
            return null;
        }
    }

    /** The context at the end of what is there, which is cut off. */
    private static JsonStreamContext lastContext(JsonParser in) {
        try {
            JsonToken token;
            do {
                token = in.nextToken();
            } while (token != null);
        } catch (IOException e) {
            return in.getParsingContext();
        }
        return in.getParsingContext();
    }

    private void append(@Nullable JsonStreamContext context, @Nullable JsonStreamContext names, boolean isNext) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(context.getParent(), names == null ? null : names.getParent(), false);
        if (context.inArray()) {
            int index = context.hasCurrentIndex() ? context.getCurrentIndex() + (isNext ? 1 : 0) : 0;
            path.append('[').append(index).append(']');
        } else if (names != null && names.getCurrentName() != null) {
            path.append(path.length() == 0 ? "" : ".").append(names.getCurrentName());
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

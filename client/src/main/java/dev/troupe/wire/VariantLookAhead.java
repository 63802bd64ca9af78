package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Finds the {@code type} of a variant whose writer did not put it first, by reading the object a second time.
 *
 * <p>An object is read again once for each level of variants around it, so the depth limit bounds the cost to a small
 * multiple of the message.
 */
final class VariantLookAhead {

    private VariantLookAhead() {}

    /** The parser stands on the first token after the start of the object; its position is not changed. */
    static String typeOf(PayloadReader reader, Payload payload, JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.FIELD_NAME) {
            throw reader.problem("has no type");
        }
        int start = (int) in.currentTokenLocation().getByteOffset();
        int end = payload.offset() + payload.length();
        throw new UnsupportedOperationException("start " + start + " end " + end);
    }
}

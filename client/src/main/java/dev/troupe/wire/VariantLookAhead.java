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

    /**
     * The type of the object that begins at {@code start}.
     *
     * @param reader speaks of the object if it has no type
     * @param start as the parser of {@code payload} counts
     */
    static String typeOf(PayloadReader reader, Payload payload, long start) throws IOException {
        // Jackson counts bytes of JSON from where it began to read, bytes of CBOR from the beginning of the array.
        int from = (int) start + (payload.format() == WireFormat.JSON ? payload.offset() : 0);
        int length = payload.offset() + payload.length() - from;
        try (JsonParser in = payload.format().factory().createParser(payload.array(), from, length)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean isType = PayloadReader.TYPE.equals(in.currentName());
                in.nextToken();
                if (isType && in.hasToken(JsonToken.VALUE_STRING)) {
                    return in.getText();
                }
                if (isType) {
                    throw reader.problem("has a type that is not a string");
                }
                in.skipChildren();
            }
        }
        throw reader.problem("has no type");
    }
}

package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds the members of a CBOR map (RFC 8949) and passes over their values. */
final class CborEnvelope {

    /** The simple value {@code null} (RFC 8949, section 3.3). */
    static final byte NULL = (byte) 0xF6;

    private CborEnvelope() {}

    /**
     * Fills {@code envelope} from the map that stands in this range, alone.
     *
     * @throws IOException if there is none
     */
    static void scan(byte[] array, int offset, int length, Envelope envelope) throws IOException {
        try (JsonParser in = WireFormat.CBOR.factory().createParser(array, offset, length)) {
            int shift = offset - position(in);
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new PayloadException("", "is not a map");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                EnvelopeMember member = EnvelopeMember.ofName(in.currentName());
                int start = shift + position(in);
                in.nextToken();
                in.skipChildren();
                in.finishToken();
                envelope.add(member, start, shift + position(in));
            }
            if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
                throw new PayloadException("", "is followed by something");
            }
        }
    }

    private static int position(JsonParser in) {
        return (int) in.currentLocation().getByteOffset();
    }
}

package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactoryBuilder;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;

/**
 * Jackson's factories of parsers and generators. What a generator holds is recycled within its thread, which is what
 * platform threads want.
 */
final class JacksonFactories {

    static final JsonFactory JSON = jsonFactory();
    static final JsonFactory CBOR = cborFactory();

    private static final int MAX_NAME_LENGTH = 1_024;

    private JacksonFactories() {}

    /** Text with half a surrogate pair in it is written too, as an escape: an actor passes on what it was sent. */
    private static JsonFactory jsonFactory() {
        return new BoundedNames(new JsonFactoryBuilder()
                .streamReadConstraints(readConstraints())
                .streamWriteConstraints(writeConstraints())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .rootValueSeparator((String) null));
    }

    /**
     * CBOR has no form for half a surrogate pair: U+FFFD stands in its place. Names are not remembered, see
     * {@link BoundedNames}: in CBOR it is no slower to decode them each time.
     */
    private static JsonFactory cborFactory() {
        return new CBORFactoryBuilder(new CBORFactory())
                .streamReadConstraints(readConstraints())
                .streamWriteConstraints(writeConstraints())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING)
                .build();
    }

    /** Lengths of strings and documents are bounded before, by the size of a message. */
    private static StreamReadConstraints readConstraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(WireFormat.MAX_DEPTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .maxNumberLength(WireFormat.MAX_NUMBER_LENGTH)
                .build();
    }

    private static StreamWriteConstraints writeConstraints() {
        return StreamWriteConstraints.builder()
                .maxNestingDepth(WireFormat.MAX_DEPTH)
                .build();
    }
}

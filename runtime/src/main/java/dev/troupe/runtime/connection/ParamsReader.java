package dev.troupe.runtime.connection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.troupe.actor.ClientRequest;
import dev.troupe.protocol.ParamsType;
import dev.troupe.runtime.connection.HandshakeReader.Refused;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Finds the params of a connection: {@code ?params=} in base64url (RFC 4648, section 5), or the same in the header field
 * {@code Troupe-Params}, or an item {@code troupe.params.<base64url>} among the offered subprotocols, or each component as a
 * query parameter of its own. The first of these that is there counts, and the first where one is there more than once.
 *
 * <p>What it gives is one whole JSON object; whether it is of the right type is decided in the turn that uses it.
 */
record ParamsReader(ParamsType<?> type, int maxBytes) {

    private static final String HEADER = "Troupe-Params";
    private static final String ITEM = "troupe.params.";

    /** Remembers no names of members: a client may think up others for each connection. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(WireFormat.MAX_DEPTH)
                    .build())
            .build();

    /**
     * @param query that of the request
     * @param offered the subprotocols that it offers, in their order
     */
    Payload read(ClientRequest request, QueryString query, List<String> offered) throws Refused {
        Optional<String> encoded =
                parameter(query, "params").or(() -> request.header(HEADER)).or(() -> item(offered));
        if (encoded.isPresent()) {
            return decode(encoded.get());
        }
        try {
            return collect(query);
        } catch (IOException e) {
            throw Refused.badParams("The params cannot be read");
        }
    }

    private static Optional<String> item(List<String> offered) {
        return offered.stream()
                .filter(item -> item.startsWith(ITEM))
                .map(item -> item.substring(ITEM.length()))
                .findFirst();
    }

    private Payload decode(String encoded) throws Refused {
        byte[] json;
        try {
            json = Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw Refused.badParams("The params are not base64url");
        }
        checkSize(json.length);
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Refused.badParams("The params are not a JSON object");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw Refused.badParams("The params are more than one JSON object");
            }
        } catch (IOException e) {
            throw Refused.badParams("The params are not JSON");
        }
        return new Payload(WireFormat.JSON, json, 0, json.length);
    }

    private Payload collect(QueryString query) throws Refused, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean any = false;
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (ParamsType.Component component : type.components()) {
                Optional<String> value = parameter(query, component.name());
                if (value.isPresent()) {
                    any = true;
                    json.writeFieldName(component.name());
                    write(json, component, value.get());
                }
            }
            json.writeEndObject();
        }
        if (!any) {
            return Payload.none(WireFormat.JSON);
        }
        checkSize(bytes.size());
        byte[] array = bytes.toByteArray();
        return new Payload(WireFormat.JSON, array, 0, array.length);
    }

    private void write(JsonGenerator json, ParamsType.Component component, String text) throws Refused, IOException {
        checkSize(text.length());
        if (component.form() == ParamsType.Form.TEXT) {
            json.writeString(text);
            return;
        }
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            boolean scalar = first != null && first.isScalarValue();
            if (first == null || (component.form() == ParamsType.Form.LITERAL && !scalar)) {
                throw badComponent(component);
            }
            json.copyCurrentStructureExact(parser);
            if (parser.nextToken() != null) {
                throw badComponent(component);
            }
        } catch (IOException e) {
            throw badComponent(component);
        }
    }

    private void checkSize(int bytes) throws Refused {
        if (bytes > maxBytes) {
            throw Refused.badParams("The params have more than " + maxBytes + " bytes");
        }
    }

    private static Optional<String> parameter(QueryString query, String name) throws Refused {
        try {
            return query.get(name);
        } catch (IllegalArgumentException e) {
            throw Refused.badParams("The parameter '" + name + "' cannot be read: " + e.getMessage());
        }
    }

    private static Refused badComponent(ParamsType.Component component) {
        String is = component.form() == ParamsType.Form.LITERAL ? "a number, true or false" : "JSON";
        return Refused.badParams("The parameter '" + component.name() + "' is not " + is);
    }
}

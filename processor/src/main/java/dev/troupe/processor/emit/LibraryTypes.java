package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * The types of the libraries that generated code names. The processor does not stand on those libraries, so that these are
 * names only; a test resolves each of them.
 */
public final class LibraryTypes {

    private static final List<ClassName> ALL = new ArrayList<>();

    static final ClassName NO_EVENTS = type("dev.troupe", "NoEvents");
    static final ClassName NO_PARAMS = type("dev.troupe", "NoParams");
    static final ClassName SLOW_CONSUMER_POLICY = type("dev.troupe", "SlowConsumerPolicy");

    static final ClassName ACCESS = type("dev.troupe.protocol", "Access");
    static final ClassName ACTION = type("dev.troupe.protocol", "Action");
    static final ClassName ACTION_KIND = ACTION.nestedClass("Kind");
    static final ClassName DECODED_CALL = type("dev.troupe.protocol", "DecodedCall");
    static final ClassName DECLARED_ERROR = type("dev.troupe.protocol", "DeclaredError");
    static final ClassName EVENT = type("dev.troupe.protocol", "Event");
    static final ClassName EVENT_SINK = type("dev.troupe.protocol", "EventSink");
    static final ClassName NO_ARGUMENTS = type("dev.troupe.protocol", "NoArguments");
    static final ClassName PARAMETER_NAMES = type("dev.troupe.protocol", "ParameterNames");
    static final ClassName PARAMS_TYPE = type("dev.troupe.protocol", "ParamsType");
    static final ClassName PARAMS_COMPONENT = PARAMS_TYPE.nestedClass("Component");
    static final ClassName PARAMS_FORM = PARAMS_TYPE.nestedClass("Form");
    static final ClassName PROTOCOL = type("dev.troupe.protocol", "Protocol");

    static final ClassName CONSTRAINT = type("dev.troupe.wire", "Constraint");
    static final ClassName CONSTRAINT_RULES = type("dev.troupe.wire", "ConstraintRules");
    static final ClassName KEY = type("dev.troupe.wire", "Key");
    static final ClassName KEY_TYPE = type("dev.troupe.wire", "KeyType");
    static final ClassName KEY_TYPES = type("dev.troupe.wire", "KeyTypes");
    static final ClassName MEMBERS = type("dev.troupe.wire", "Members");
    static final ClassName MESSAGE_EXCEPTION = type("dev.troupe.wire", "MessageException");
    static final ClassName MESSAGE_WRITER = type("dev.troupe.wire", "MessageWriter");
    static final ClassName PAYLOADS = type("dev.troupe.wire", "Payloads");
    static final ClassName PAYLOAD_READER = type("dev.troupe.wire", "PayloadReader");
    static final ClassName PAYLOAD_TYPE = type("dev.troupe.wire", "PayloadType");
    static final ClassName PAYLOAD_WRITER = type("dev.troupe.wire", "PayloadWriter");
    static final ClassName WIRE_ERROR = type("dev.troupe.wire", "WireError");
    static final ClassName WIRE_FORMAT = type("dev.troupe.wire", "WireFormat");
    static final ClassName WIRE_MESSAGE = type("dev.troupe.wire", "WireMessage");

    static final ClassName ACTOR_HANDLE = type("dev.troupe.client", "ActorHandle");
    static final ClassName CALL_OPTIONS = type("dev.troupe.client", "CallOptions");
    static final ClassName CLIENT_CONNECTION = type("dev.troupe.client", "ClientConnection");
    static final ClassName EVENT_HANDLERS = type("dev.troupe.client", "EventHandlers");
    static final ClassName TRANSPORT = type("dev.troupe.client", "Transport");

    static final ClassName ACTOR_ENDPOINTS = type("dev.troupe.runtime", "ActorEndpoints");
    static final ClassName INJECTION = type("dev.troupe.runtime", "Injection");

    /** The service that every actor of a server is found by. */
    public static final ClassName ACTOR_DEFINITION = type("dev.troupe.runtime", "ActorDefinition");

    static final ClassName CLOSE_REASON = type("jakarta.websocket", "CloseReason");
    static final ClassName DECODER_TEXT = type("jakarta.websocket", "Decoder", "Text");
    static final ClassName DECODE_EXCEPTION = type("jakarta.websocket", "DecodeException");
    static final ClassName ENCODER_TEXT = type("jakarta.websocket", "Encoder", "Text");
    static final ClassName ENCODE_EXCEPTION = type("jakarta.websocket", "EncodeException");
    static final ClassName ENDPOINT = type("jakarta.websocket", "Endpoint");
    static final ClassName ENDPOINT_CONFIG = type("jakarta.websocket", "EndpointConfig");
    static final ClassName SESSION = type("jakarta.websocket", "Session");

    private LibraryTypes() {}

    private static ClassName type(String packageName, String... simpleNames) {
        ClassName type = ClassName.get(packageName, simpleNames[0]);
        for (String nested : List.of(simpleNames).subList(1, simpleNames.length)) {
            type = type.nestedClass(nested);
        }
        ALL.add(type);
        return type;
    }

    /** All of them, and those of the platform with which an expression may begin; not what is nested in them. */
    static List<ClassName> all() {
        List<ClassName> all = new ArrayList<>(ALL);
        for (Class<?> type : List.of(
                String.class,
                List.class,
                Optional.class,
                OptionalInt.class,
                OptionalLong.class,
                OptionalDouble.class,
                CompletableFuture.class)) {
            all.add(ClassName.get(type));
        }
        return all;
    }
}

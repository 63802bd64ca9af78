package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;

/**
 * The types of the libraries that generated code names. The processor does not stand on those libraries, so that these are
 * names only; a test resolves each of them.
 */
public final class LibraryTypes {

    static final ClassName NO_EVENTS = ClassName.get("dev.troupe", "NoEvents");
    static final ClassName NO_PARAMS = ClassName.get("dev.troupe", "NoParams");
    static final ClassName SLOW_CONSUMER_POLICY = ClassName.get("dev.troupe", "SlowConsumerPolicy");

    static final ClassName ACCESS = ClassName.get("dev.troupe.protocol", "Access");
    static final ClassName ACTION = ClassName.get("dev.troupe.protocol", "Action");
    static final ClassName ACTION_KIND = ACTION.nestedClass("Kind");
    static final ClassName DECODED_CALL = ClassName.get("dev.troupe.protocol", "DecodedCall");
    static final ClassName DECLARED_ERROR = ClassName.get("dev.troupe.protocol", "DeclaredError");
    static final ClassName EVENT = ClassName.get("dev.troupe.protocol", "Event");
    static final ClassName EVENT_SINK = ClassName.get("dev.troupe.protocol", "EventSink");
    static final ClassName PARAMS_TYPE = ClassName.get("dev.troupe.protocol", "ParamsType");
    static final ClassName PARAMS_COMPONENT = PARAMS_TYPE.nestedClass("Component");
    static final ClassName PARAMS_FORM = PARAMS_TYPE.nestedClass("Form");
    static final ClassName PROTOCOL = ClassName.get("dev.troupe.protocol", "Protocol");

    static final ClassName CONSTRAINT = ClassName.get("dev.troupe.wire", "Constraint");
    static final ClassName CONSTRAINT_RULES = ClassName.get("dev.troupe.wire", "ConstraintRules");
    static final ClassName KEY = ClassName.get("dev.troupe.wire", "Key");
    static final ClassName KEY_TYPE = ClassName.get("dev.troupe.wire", "KeyType");
    static final ClassName KEY_TYPES = ClassName.get("dev.troupe.wire", "KeyTypes");
    static final ClassName MESSAGE_EXCEPTION = ClassName.get("dev.troupe.wire", "MessageException");
    static final ClassName MESSAGE_WRITER = ClassName.get("dev.troupe.wire", "MessageWriter");
    static final ClassName PAYLOADS = ClassName.get("dev.troupe.wire", "Payloads");
    static final ClassName PAYLOAD_READER = ClassName.get("dev.troupe.wire", "PayloadReader");
    static final ClassName PAYLOAD_TYPE = ClassName.get("dev.troupe.wire", "PayloadType");
    static final ClassName PAYLOAD_WRITER = ClassName.get("dev.troupe.wire", "PayloadWriter");
    static final ClassName WIRE_ERROR = ClassName.get("dev.troupe.wire", "WireError");
    static final ClassName WIRE_FORMAT = ClassName.get("dev.troupe.wire", "WireFormat");
    static final ClassName WIRE_MESSAGE = ClassName.get("dev.troupe.wire", "WireMessage");

    static final ClassName ACTOR_HANDLE = ClassName.get("dev.troupe.client", "ActorHandle");
    static final ClassName CALL_OPTIONS = ClassName.get("dev.troupe.client", "CallOptions");
    static final ClassName CLIENT_CONNECTION = ClassName.get("dev.troupe.client", "ClientConnection");
    static final ClassName EVENT_HANDLERS = ClassName.get("dev.troupe.client", "EventHandlers");
    static final ClassName TRANSPORT = ClassName.get("dev.troupe.client", "Transport");

    static final ClassName ACTOR_ENDPOINTS = ClassName.get("dev.troupe.runtime", "ActorEndpoints");
    static final ClassName INJECTION = ClassName.get("dev.troupe.runtime", "Injection");

    /** The service that every actor of a server is found by. */
    public static final ClassName ACTOR_DEFINITION = ClassName.get("dev.troupe.runtime", "ActorDefinition");

    static final ClassName CLOSE_REASON = ClassName.get("jakarta.websocket", "CloseReason");
    static final ClassName DECODER_TEXT = ClassName.get("jakarta.websocket", "Decoder", "Text");
    static final ClassName DECODE_EXCEPTION = ClassName.get("jakarta.websocket", "DecodeException");
    static final ClassName ENCODER_TEXT = ClassName.get("jakarta.websocket", "Encoder", "Text");
    static final ClassName ENCODE_EXCEPTION = ClassName.get("jakarta.websocket", "EncodeException");
    static final ClassName ENDPOINT = ClassName.get("jakarta.websocket", "Endpoint");
    static final ClassName ENDPOINT_CONFIG = ClassName.get("jakarta.websocket", "EndpointConfig");
    static final ClassName SESSION = ClassName.get("jakarta.websocket", "Session");

    static final ClassName SERIALIZED_STRING = ClassName.get("com.fasterxml.jackson.core.io", "SerializedString");

    private LibraryTypes() {}
}

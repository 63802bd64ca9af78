package dev.troupe.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An {@code @ActorProtocol} interface.
 *
 * @param type the interface
 * @param name the name in addresses
 * @param fingerprint 16 hexadecimal digits over everything that has a name or a type on the wire
 * @param isPublic whether the generated types are public
 * @param access who may open raw sockets: what stands on the interface itself
 * @param generated the names of the generated types
 * @param actions in the order of their indices
 * @param eventsType the events interface, if there is one
 * @param events in the order of their indices
 * @param params the params, if there are any; also among {@code payloads}
 * @param errors the declared failures, sorted by code
 * @param payloads every payload type that needs a reader and a writer of its own or a constant, each once, sorted so that
 *     what a constant is built from comes before it wherever there is no recursion
 * @param inheritedFields the names of the constants that a class inherits which implements the interface or its events
 */
public record ProtocolModel(
        ClassName type,
        String name,
        String fingerprint,
        boolean isPublic,
        ActionModel.Access access,
        GeneratedNames generated,
        List<ActionModel> actions,
        Optional<ClassName> eventsType,
        List<EventModel> events,
        Optional<ParamsModel> params,
        List<ErrorModel> errors,
        List<PayloadModel.Named> payloads,
        Set<String> inheritedFields) {}

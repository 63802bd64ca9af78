package dev.troupe.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import java.util.List;
import java.util.Optional;

/**
 * An event.
 *
 * @param index its place, from 0
 * @param method the name of the method
 * @param wireName its name on the wire
 * @param constant its constant in the descriptor, {@code POSTED_EVENT}; also that of its payload type in the codec, if it has one there
 * @param argumentsRecord the simple name of the record of its arguments in the codec, {@code PostedEvent}, if they need one
 * @param handler the simple name of the functional interface that handles it, {@code PostedHandler}, if it needs one
 * @param policy the name of the slow-consumer policy
 * @param key for {@code LATEST}: the parameter that tells events apart
 * @param parameters in their order
 * @param deprecated {@code @Deprecated}, if it has it
 * @param access who may hear it, if that is said on it or on the events interface
 */
public record EventModel(
        int index,
        String method,
        String wireName,
        String constant,
        String argumentsRecord,
        String handler,
        String policy,
        Optional<String> key,
        List<MemberModel> parameters,
        Optional<AnnotationSpec> deprecated,
        Optional<ActionModel.Access> access) {}

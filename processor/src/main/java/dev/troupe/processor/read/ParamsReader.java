package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ParamsModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Constrained;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Reads the {@code @Params} record. */
final class ParamsReader {

    /** In an address, {@code params} carries all of them and {@code events} chooses what to hear. */
    private static final Set<String> RESERVED = Set.of("params", "events");

    private final Scope scope;
    private final PayloadRegistry registry;
    private final PayloadTypes payloads;

    ParamsReader(Scope scope, PayloadRegistry registry, PayloadTypes payloads) {
        this.scope = scope;
        this.registry = registry;
        this.payloads = payloads;
    }

    Optional<ParamsModel> read(TypeElement type, Place place) {
        Optional<AnnotationMirror> codec = Annotations.find(type, Annotations.USE_CODEC);
        if (codec.isPresent()) {
            scope.problems()
                    .add(
                            DiagnosticCode.MISPLACED_ANNOTATION,
                            place,
                            place.position(type, codec.get()),
                            "UseCodec",
                            "@Params",
                            "other types: params are read component by component");
            return Optional.empty();
        }
        checkNames(type, place);
        if (!(payloads.read(scope.self(type), place) instanceof Reference reference)) {
            return Optional.empty();
        }
        List<ParamsModel.Component> components =
                record(reference.constant()).map(RecordPayload::components).orElse(List.of()).stream()
                        .map(this::component)
                        .toList();
        return Optional.of(new ParamsModel(ClassName.get(type), reference.constant(), components));
    }

    private void checkNames(TypeElement type, Place place) {
        for (RecordComponentElement component : type.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            Place at = place.into(component, name);
            String wireName = Members.wireName(scope, component, name, at);
            if (RESERVED.contains(wireName)) {
                scope.problems().add(DiagnosticCode.PARAMS_RESERVED_COMPONENT, at, wireName);
            }
        }
    }

    private Optional<RecordPayload> record(String constant) {
        return registry.payloads().stream()
                .filter(payload -> payload.constant().equals(constant))
                .filter(RecordPayload.class::isInstance)
                .map(RecordPayload.class::cast)
                .findFirst();
    }

    private ParamsModel.Component component(MemberModel member) {
        return new ParamsModel.Component(member.wireName(), form(member.payload()));
    }

    private String form(PayloadModel payload) {
        if (payload instanceof NullableOf nullable) {
            return form(nullable.value());
        }
        if (payload instanceof OptionalOf optional) {
            return form(optional.value());
        }
        if (payload instanceof Constrained constrained) {
            return form(constrained.value());
        }
        if (payload instanceof Converted converted) {
            return form(converted.wire());
        }
        if (payload instanceof Scalar scalar) {
            return Scalars.isLiteral(scalar) ? "LITERAL" : scalar.constant().endsWith("_ARRAY") ? "JSON" : "TEXT";
        }
        return payload instanceof Reference reference && isEnum(reference.constant()) ? "TEXT" : "JSON";
    }

    private boolean isEnum(String constant) {
        return registry.payloads().stream()
                .anyMatch(payload ->
                        payload instanceof EnumPayload && payload.constant().equals(constant));
    }
}

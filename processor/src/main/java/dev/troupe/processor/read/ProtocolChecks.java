package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.Suggestion;
import dev.troupe.processor.check.WireNames;
import dev.troupe.processor.model.GeneratedNames;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Checks the rules for a protocol interface as a whole. */
final class ProtocolChecks {

    private final Scope scope;
    private final TypeElement type;
    private final Place place;

    ProtocolChecks(Scope scope, TypeElement type) {
        this.scope = scope;
        this.type = type;
        this.place = Place.at(scope.sources(), type);
    }

    /** Whether there is a point in reading on. */
    boolean checkKind() {
        if (type.getKind() != ElementKind.INTERFACE) {
            scope.problems()
                    .add(
                            DiagnosticCode.PROTOCOL_NOT_INTERFACE,
                            place,
                            type.getSimpleName(),
                            UnsupportedType.describe(type));
            return false;
        }
        if (!type.getTypeParameters().isEmpty()) {
            scope.problems().add(DiagnosticCode.PROTOCOL_GENERIC, place, type.getSimpleName());
            return false;
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            scope.problems().add(DiagnosticCode.INTERFACE_SEALED, place, type.getSimpleName());
            return false;
        }
        Optional<Visibility.Obstacle> obstacle = scope.visibility().obstacle(type);
        obstacle.ifPresent(found -> scope.problems()
                .add(
                        DiagnosticCode.PROTOCOL_NOT_REACHABLE,
                        place,
                        type.getSimpleName(),
                        found.element().equals(type) ? "it" : found.element().getSimpleName(),
                        found.what()));
        return obstacle.isEmpty();
    }

    /** The name of the protocol. */
    String name() {
        scope.awaitValues(type, place);
        AnnotationMirror annotation =
                Annotations.find(type, Annotations.ACTOR_PROTOCOL).orElseThrow();
        Optional<String> stated = Annotations.text(annotation, "value");
        String name = stated.orElse("");
        if (stated.isPresent() && !WireNames.isProtocol(name)) {
            String near = Names.snake(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
            Annotations.value(annotation, "value")
                    .ifPresent(value -> scope.problems()
                            .add(
                                    DiagnosticCode.PROTOCOL_NAME,
                                    place,
                                    place.position(type, annotation, value),
                                    name,
                                    Suggestion.question(WireNames.isProtocol(near) ? near : "")));
        }
        return name;
    }

    /** Whether an encoder and a decoder are to be generated. */
    boolean wantsEncoders() {
        return Annotations.find(type, Annotations.ACTOR_PROTOCOL)
                .flatMap(annotation -> Annotations.value(annotation, "jakartaEncoders"))
                .map(value -> Boolean.TRUE.equals(value.getValue()))
                .orElse(false);
    }

    /** That what is generated is not there already. */
    void checkGeneratedNames(GeneratedNames names) {
        for (ClassName name : names.all()) {
            scope.written(name)
                    .ifPresent(taken -> scope.problems()
                            .add(
                                    DiagnosticCode.GENERATED_NAME_TAKEN,
                                    Place.at(scope.sources(), taken),
                                    name.simpleName(),
                                    type.getSimpleName()));
        }
        String joined = GeneratedNames.named(ClassName.get(type), "").canonicalName();
        TypeElement twin = scope.elements().getTypeElement(joined);
        if (twin != null && !twin.equals(type) && Annotations.has(twin, Annotations.ACTOR_PROTOCOL)) {
            scope.problems()
                    .add(DiagnosticCode.GENERATED_NAME_SHARED, place, type.getQualifiedName(), twin.getQualifiedName());
        }
    }
}

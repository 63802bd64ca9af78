package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.Position;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Converted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Reads the codecs that {@code @UseCodec} names. */
final class CodecReader {

    private static final String PAYLOAD_CODEC = "dev.troupe.PayloadCodec";

    private final Scope scope;
    private final PayloadRegistry registry;
    private final PayloadTypes payloads;
    private final Deque<TypeElement> underWay = new ArrayDeque<>();

    CodecReader(Scope scope, PayloadRegistry registry, PayloadTypes payloads) {
        this.scope = scope;
        this.registry = registry;
        this.payloads = payloads;
    }

    /**
     * Reads the codec of a type.
     *
     * @param use the type it is to be used for, which is not nullable
     * @param annotated what {@code @UseCodec} stands on
     */
    PayloadModel read(TypeUse use, Element annotated, AnnotationMirror annotation, Place place) {
        scope.awaitValues(annotated, place);
        Optional<AnnotationValue> value = Annotations.value(annotation, "value");
        if (value.isEmpty()
                || !(value.get().getValue() instanceof DeclaredType type)
                || type.getKind() != TypeKind.DECLARED
                || !(type.asElement() instanceof TypeElement codec)) {
            return notAClass(annotated, annotation, place);
        }
        if (LombokConstructors.await(
                codec, place.into(codec, codec.getSimpleName().toString()), scope)) {
            return PayloadTypes.UNREADABLE;
        }
        Position position = place.position(annotated, annotation, value.get());
        Optional<String> fault = fault(codec);
        if (fault.isPresent()) {
            scope.problems()
                    .add(
                            DiagnosticCode.CODEC_UNUSABLE,
                            place,
                            position,
                            codec.getSimpleName(),
                            fault.get(),
                            scope.packageName());
            return PayloadTypes.UNREADABLE;
        }
        if (!scope.hasAllSupertypes(scope.self(codec))) {
            return PayloadTypes.UNREADABLE;
        }
        List<TypeUse> supertypes = scope.supertypesNamed(scope.self(codec), PAYLOAD_CODEC);
        if (supertypes.isEmpty() || supertypes.get(0).arguments().size() != 2) {
            return unusable(codec, "it does not say which types it translates", place, position);
        }
        return converted(use, codec, supertypes.get(0), place, position);
    }

    /**
     * What is waited for comes in a later round. Otherwise the annotation does not name a class. javac refuses it before a processor
     * runs, and Eclipse's compiler does not.
     */
    private PayloadModel notAClass(Element annotated, AnnotationMirror annotation, Place place) {
        if (!scope.problems().isWaiting()) {
            scope.problems()
                    .add(
                            DiagnosticCode.CODEC_UNUSABLE,
                            place,
                            place.position(annotated, annotation),
                            "What @UseCodec names",
                            "it is not a class",
                            scope.packageName());
        }
        return PayloadTypes.UNREADABLE;
    }

    private PayloadModel converted(TypeUse use, TypeElement codec, TypeUse supertype, Place place, Position position) {
        TypeUse from = supertype.arguments().get(0);
        TypeUse wire = supertype.arguments().get(1);
        if (!from.key().equals(use.key()) && !from.name().equals(boxed(use))) {
            scope.problems()
                    .add(
                            DiagnosticCode.CODEC_MISMATCH,
                            place,
                            position,
                            codec.getSimpleName(),
                            from.text(),
                            use.text());
            return PayloadTypes.UNREADABLE;
        }
        if (wire.nullable() || PayloadTypes.isAbsence(wire)) {
            scope.problems()
                    .add(
                            DiagnosticCode.CODEC_WIRE,
                            place,
                            position,
                            codec.getSimpleName(),
                            wire.text(),
                            wire.arguments().isEmpty()
                                    ? "what is there"
                                    : wire.arguments().get(0).text());
            return PayloadTypes.UNREADABLE;
        }
        if (underWay.stream().filter(codec::equals).count() > 1) {
            return unusable(codec, "what it writes contains " + use.text() + " again", place, position);
        }
        underWay.push(codec);
        PayloadModel written = payloads.read(wire, place.into(codec, use.text() + " as " + wire.text()));
        underWay.pop();
        ClassName name = ClassName.get(codec);
        return new Converted(use.name(), name, registry.codecConstant(name), written);
    }

    private PayloadModel unusable(TypeElement codec, String reason, Place place, Position position) {
        scope.problems()
                .add(
                        DiagnosticCode.CODEC_UNUSABLE,
                        place,
                        position,
                        codec.getSimpleName(),
                        reason,
                        scope.packageName());
        return PayloadTypes.UNREADABLE;
    }

    private static TypeName boxed(TypeUse use) {
        return use.name().isPrimitive() ? use.name().box() : use.name();
    }

    private Optional<String> fault(TypeElement codec) {
        if (codec.getKind() != ElementKind.CLASS && codec.getKind() != ElementKind.RECORD) {
            return Optional.of("it is " + UnsupportedType.describe(codec));
        }
        if (codec.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("it is abstract");
        }
        if (!codec.getTypeParameters().isEmpty()) {
            return Optional.of("it has type parameters");
        }
        if (Visibility.isInner(codec)) {
            return Optional.of("it is an inner class; make it static");
        }
        Optional<Visibility.Obstacle> obstacle = scope.visibility().obstacle(codec);
        if (obstacle.isPresent()) {
            return Optional.of(obstacle.get().element().getSimpleName() + " is "
                    + obstacle.get().what());
        }
        return constructorFault(codec);
    }

    private Optional<String> constructorFault(TypeElement codec) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(codec.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty()) {
                if (!scope.visibility().canCall(constructor)) {
                    return Optional.of("its constructor is not visible there");
                }
                return scope.throwsChecked(constructor)
                        ? Optional.of("its constructor declares a checked exception")
                        : Optional.empty();
            }
        }
        return Optional.of("it has no constructor without parameters");
    }
}

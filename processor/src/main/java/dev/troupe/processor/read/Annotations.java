package dev.troupe.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds annotations by name, since the processor does not load the classes that it reads about. */
final class Annotations {

    static final String ACTOR_PROTOCOL = "dev.troupe.ActorProtocol";
    static final String EVENTS = "dev.troupe.Events";
    static final String PARAMS = "dev.troupe.Params";
    static final String ONE_WAY = "dev.troupe.OneWay";
    static final String READ_ONLY = "dev.troupe.ReadOnly";
    static final String WIRE_NAME = "dev.troupe.WireName";
    static final String SLOW_CONSUMER = "dev.troupe.SlowConsumer";
    static final String USE_CODEC = "dev.troupe.UseCodec";
    static final String NON_BLOCKING = "dev.troupe.NonBlocking";

    private Annotations() {}

    static boolean is(AnnotationMirror annotation, String qualifiedName) {
        return annotation.getAnnotationType().asElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(qualifiedName);
    }

    static Optional<AnnotationMirror> find(Element element, String qualifiedName) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (is(annotation, qualifiedName)) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }

    static boolean has(Element element, String qualifiedName) {
        return find(element, qualifiedName).isPresent();
    }

    /** {@code @Deprecated} as it stands on an element, with all that it says. */
    static Optional<AnnotationSpec> deprecation(Element element) {
        return find(element, "java.lang.Deprecated").map(AnnotationSpec::get);
    }

    /** The value that the annotation states for a member; empty if it leaves the default. */
    static Optional<AnnotationValue> value(AnnotationMirror annotation, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The text that the annotation states for a member; empty if it leaves the default, or states none that is known yet. */
    static Optional<String> text(AnnotationMirror annotation, String member) {
        return value(annotation, member)
                .filter(value -> !UnresolvedValues.isUnresolved(value))
                .map(AnnotationValue::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The texts that the annotation states for a member, as a compiler gives them that has read it from a class file. */
    static List<String> texts(AnnotationMirror annotation, String member) {
        List<String> texts = new ArrayList<>();
        if (value(annotation, member).map(AnnotationValue::getValue).orElse(null) instanceof List<?> values) {
            for (Object each : values) {
                if (each instanceof AnnotationValue text && text.getValue() instanceof String constant) {
                    texts.add(constant);
                }
            }
        }
        return texts;
    }
}

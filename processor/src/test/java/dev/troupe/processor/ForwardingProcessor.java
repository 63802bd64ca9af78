package dev.troupe.processor;

import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Passes on all that a compiler asks of a processor, but for the environment that it begins with. */
interface ForwardingProcessor extends Processor {

    /** Whom all is passed on to. */
    Processor processor();

    @Override
    default boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor().process(annotations, round);
    }

    @Override
    default Set<String> getSupportedOptions() {
        return processor().getSupportedOptions();
    }

    @Override
    default Set<String> getSupportedAnnotationTypes() {
        return processor().getSupportedAnnotationTypes();
    }

    @Override
    default SourceVersion getSupportedSourceVersion() {
        return processor().getSupportedSourceVersion();
    }

    @Override
    default Iterable<? extends Completion> getCompletions(
            Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
        return processor().getCompletions(element, annotation, member, text);
    }
}

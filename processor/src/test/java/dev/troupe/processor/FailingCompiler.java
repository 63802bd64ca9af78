package dev.troupe.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Runs a processor against the real compiler, of which one method throws.
 *
 * @param processor the processor
 * @param method the name of a method of {@link ProcessingEnvironment}, {@link Elements} or {@link Filer}
 * @param about what an argument of the call has to mention; empty for any call
 * @param failure what is thrown
 */
record FailingCompiler(Processor processor, String method, String about, Throwable failure) implements Processor {

    @Override
    public void init(ProcessingEnvironment environment) {
        processor.init(failing(ProcessingEnvironment.class, environment));
    }

    private <T> T failing(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    if (called.getName().equals(method)
                            && Arrays.toString(arguments).contains(about)) {
                        throw failure;
                    }
                    try {
                        Object result = called.invoke(real, arguments);
                        if (result instanceof Elements elements) {
                            return failing(Elements.class, elements);
                        }
                        return result instanceof Filer filer ? failing(Filer.class, filer) : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
            Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
        return processor.getCompletions(element, annotation, member, text);
    }
}

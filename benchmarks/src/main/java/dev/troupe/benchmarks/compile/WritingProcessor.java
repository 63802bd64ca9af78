package dev.troupe.benchmarks.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Writes the sources that it is given in the first round, and reads nothing: no processor that generates them costs less. */
final class WritingProcessor extends AbstractProcessor {

    private final Map<String, String> texts;
    private boolean written;

    /** @param texts sources by the qualified names of their types */
    WritingProcessor(Map<String, String> texts) {
        this.texts = texts;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.troupe.ActorProtocol");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!written) {
            written = true;
            texts.forEach(this::write);
        }
        return false;
    }

    private void write(String name, String text) {
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

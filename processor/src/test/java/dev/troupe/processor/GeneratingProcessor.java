package dev.troupe.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor beside Troupe's: it generates certain sources in certain rounds. */
public final class GeneratingProcessor extends AbstractProcessor {

    /** Names a file whose text becomes {@code p.Names} in the first round. */
    static final String NAMES = "names";

    private final Map<Integer, Map<String, String>> sources;
    private int round;

    /** For a compiler that makes the processor itself. */
    public GeneratingProcessor() {
        this(new TreeMap<>());
    }

    /**
     * Generates these.
     *
     * @param sources by the number of a round, from 1: texts by the qualified names of their types
     */
    public GeneratingProcessor(Map<Integer, Map<String, String>> sources) {
        this.sources = sources;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(NAMES);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        round++;
        try {
            String file = processingEnv.getOptions().get(NAMES);
            if (file != null && round == 1) {
                write("p.Names", Files.readString(Path.of(file)));
            }
            for (Map.Entry<String, String> source :
                    sources.getOrDefault(round, Map.of()).entrySet()) {
                write(source.getKey(), source.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    private void write(String name, String text) throws IOException {
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
            writer.write(text);
        }
    }
}

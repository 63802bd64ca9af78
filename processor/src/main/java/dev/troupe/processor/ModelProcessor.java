package dev.troupe.processor;

import dev.troupe.processor.check.Diagnostic;
import dev.troupe.processor.check.DiagnosticReporter;
import dev.troupe.processor.read.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reads every type that carries one annotation, and hands on its model.
 *
 * <ul>
 *   <li>Types are taken in the order of their names, whatever the order in which the compiler was given them.
 *   <li>A type that mentions what is not there yet is read again in the next round; it is kept by its name.
 *   <li>What is wrong with one type, or goes wrong with it, keeps no other from being handed on.
 *   <li>No exception reaches the compiler.
 * </ul>
 *
 * @param <M> the model
 */
abstract class ModelProcessor<M> extends AbstractProcessor {

    private final String annotation;
    private final Map<String, Set<String>> waiting = new TreeMap<>();
    private DiagnosticReporter reporter;

    ModelProcessor(String annotation) {
        this.annotation = annotation;
    }

    /** A round begins. */
    abstract void beginRound(RoundEnvironment round);

    /** Reads one type. */
    abstract Reading<M> read(TypeElement type);

    /** Takes the diagnostics of one round. */
    abstract void diagnose(List<Diagnostic> diagnostics, DiagnosticReporter reporter);

    /** Takes the model of one type. */
    abstract void accept(TypeElement type, M model) throws IOException;

    /** All rounds are over, and these types, by name, still wait for those. */
    abstract void finish(Map<String, Set<String>> waiting, DiagnosticReporter reporter) throws IOException;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reporter = new DiagnosticReporter(environment);
    }

    @Override
    public final Set<String> getSupportedAnnotationTypes() {
        return Set.of(annotation);
    }

    @Override
    public final SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        guarded(() -> {
            beginRound(round);
            if (round.processingOver()) {
                diagnose(foundBesides(), reporter);
                finish(waiting, reporter);
            } else {
                processRound(annotations, round);
            }
        });
        return false;
    }

    private void processRound(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<String> names = new TreeSet<>(waiting.keySet());
        waiting.clear();
        for (TypeElement found : annotations) {
            ElementFilter.typesIn(round.getElementsAnnotatedWith(found))
                    .forEach(type -> names.add(type.getQualifiedName().toString()));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        names.forEach(name -> guarded(() -> processType(name, diagnostics)));
        diagnose(diagnostics, reporter);
    }

    private void processType(String name, List<Diagnostic> diagnostics) throws IOException {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
        Reading<M> reading = read(type);
        if (reading instanceof Reading.Complete<M> complete) {
            diagnostics.addAll(complete.warnings());
            accept(type, complete.model());
        } else if (reading instanceof Reading.Wrong<M> wrong) {
            diagnostics.addAll(wrong.diagnostics());
        } else if (reading instanceof Reading.Waiting<M> later) {
            waiting.put(name, later.typeNames());
        }
    }

    /** What is wrong with the types that still wait, read once more: a diagnostic points nowhere after its round. */
    private List<Diagnostic> foundBesides() {
        List<Diagnostic> found = new ArrayList<>();
        for (String name : waiting.keySet()) {
            guarded(() -> {
                if (read(processingEnv.getElementUtils().getTypeElement(name)) instanceof Reading.Waiting<M> still) {
                    found.addAll(still.found());
                }
            });
        }
        return found;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** A failure is reported where it can be read, and is no reason to stop: the compiler stops by itself. */
    private void guarded(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            reporter.reportFailure(text.toString());
        }
    }
}

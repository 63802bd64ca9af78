package dev.troupe.processor;

import static java.util.Objects.requireNonNull;

import dev.troupe.processor.check.Diagnostic;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.DiagnosticReporter;
import dev.troupe.processor.check.LonelyAnnotations;
import dev.troupe.processor.check.MissingTypes;
import dev.troupe.processor.check.Position;
import dev.troupe.processor.read.Reader;
import dev.troupe.processor.read.Reading;
import dev.troupe.processor.write.UnwrittenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads every type that carries one annotation, and hands on its model; and sees to it that related annotations stand where
 * they mean something.
 *
 * <ul>
 *   <li>Types are taken in the order of their names, whatever the order in which the compiler was given them.
 *   <li>A type that mentions what is not there yet is read again in the next round; it is kept by its name.
 *   <li>What is wrong with one type, or goes wrong with it, keeps no other from being handed on.
 *   <li>No exception reaches the compiler, and of the errors only {@link OutOfMemoryError}. They are reported, at the type that
 *       they concern where there is one.
 * </ul>
 *
 * @param <M> the model
 */
abstract class ModelProcessor<M> extends AbstractProcessor {

    private final String annotation;
    private final Function<ProcessingEnvironment, Reader<M>> readers;
    private final Set<String> supported;
    private final Map<String, Set<String>> waiting = new TreeMap<>();
    private final Map<String, M> accepted = new TreeMap<>();
    private final Map<String, String> modules = new HashMap<>();
    private Optional<Reader<M>> reader = Optional.empty();
    private DiagnosticReporter reporter;
    private final LateSources late = new LateSources();

    ModelProcessor(String annotation, Function<ProcessingEnvironment, Reader<M>> readers, String... related) {
        this.annotation = annotation;
        this.readers = readers;
        this.supported = new TreeSet<>(List.of(related));
        supported.add(annotation);
    }

    /** Gets ready, before the first round. If that fails nothing else is called. */
    void prepare(ProcessingEnvironment environment) {}

    /** A round begins. */
    void beginRound(RoundEnvironment round) {}

    /** Takes the model of one type. What it returns is run when all types of the round have been read, in the same order. */
    abstract Step accept(TypeElement type, M model);

    /** Looks at a type with one of the related annotations. */
    List<Diagnostic> checkRelated(TypeElement type, TypeElement relatedAnnotation) {
        return LonelyAnnotations.check(type, relatedAnnotation).stream().toList();
    }

    /** A round ends: whatever was accepted in it has been run. */
    void endRound() {}

    /** Which types that never came are reported by another processor. Asked in the last round, if there are any. */
    Set<String> reportedElsewhere() {
        return Set.of();
    }

    /** Takes what was found in one round. */
    void diagnose(List<Diagnostic> diagnostics, DiagnosticReporter reporter) {
        reporter.report(diagnostics);
    }

    /** All rounds are over. */
    void finish(DiagnosticReporter reporter) throws IOException {}

    @Override
    public final synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reporter = new DiagnosticReporter(environment);
        guarded(() -> {
            prepare(environment);
            reader = Optional.of(readers.apply(environment));
        });
    }

    @Override
    public final Set<String> getSupportedAnnotationTypes() {
        return Set.copyOf(supported);
    }

    @Override
    public final SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        reader.ifPresent(ready -> {
            guarded(() -> processRound(ready, annotations, round));
            guarded(this::endRound);
            if (round.processingOver()) {
                guarded(() -> finish(reporter));
            }
        });
        return false;
    }

    private void processRound(Reader<M> ready, Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ready.beginRound(round);
        beginRound(round);
        late.add(round, processingEnv.getElementUtils());
        Set<String> names = new TreeSet<>(waiting.keySet());
        waiting.clear();
        Map<String, TypeElement> marked = new HashMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TypeElement found : annotations) {
            Set<TypeElement> types = ElementFilter.typesIn(round.getElementsAnnotatedWith(found));
            if (found.getQualifiedName().contentEquals(annotation)) {
                types.forEach(type -> mark(type, names, marked));
            } else {
                types.forEach(type -> guarded(type, () -> diagnostics.addAll(checkRelated(type, found))));
            }
        }
        List<TypeElement> types = new ArrayList<>();
        names.forEach(name -> guarded(() -> find(name)
                .ifPresentOrElse(
                        types::add, () -> diagnostics.add(withoutName(requireNonNull(marked.get(name), name))))));
        List<Runnable> steps = new ArrayList<>();
        types.forEach(type -> guarded(
                type,
                () -> processType(ready.read(type), type, diagnostics, round.processingOver())
                        .ifPresent(step -> steps.add(() -> guarded(type, step)))));
        steps.forEach(Runnable::run);
        if (round.processingOver() && !waiting.isEmpty()) {
            MissingTypes missing = new MissingTypes(reportedElsewhere());
            waiting.forEach(missing::add);
            diagnostics.addAll(missing.diagnostics(processingEnv.getElementUtils()));
        }
        if (round.processingOver() && late.any()) {
            accepted.forEach((name, model) -> guarded(() -> checkAgain(ready, name, model, diagnostics)));
        }
        diagnose(diagnostics, reporter);
    }

    private void mark(TypeElement type, Set<String> names, Map<String, TypeElement> marked) {
        String name = type.getQualifiedName().toString();
        names.add(name);
        marked.put(name, type);
        ModuleElement module = processingEnv.getElementUtils().getModuleOf(type);
        if (module != null) {
            modules.put(name, module.getQualifiedName().toString());
        }
    }

    /** Elements do not live from one round to the next, so that a type is found by its name in its module. */
    private Optional<TypeElement> find(String name) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleElement(modules.getOrDefault(name, ""));
        return Optional.ofNullable(
                module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
    }

    private static Diagnostic withoutName(TypeElement type) {
        return Diagnostic.of(DiagnosticCode.TYPE_WITHOUT_NAME, Position.of(type), type.getSimpleName());
    }

    /** What another processor has added since may have changed what a type means. Generated files cannot be written again. */
    private void checkAgain(Reader<M> ready, String name, M model, List<Diagnostic> diagnostics) {
        TypeElement type = find(name).orElseThrow();
        Reading<M> again = ready.read(type);
        if (again instanceof Reading.Wrong<M> wrong) {
            diagnostics.addAll(wrong.diagnostics());
        } else if (again instanceof Reading.Complete<M> complete
                && !complete.model().equals(model)) {
            diagnostics.add(Diagnostic.of(DiagnosticCode.READ_TOO_EARLY, Position.of(type), type.getSimpleName()));
        }
    }

    private Optional<Step> processType(
            Reading<M> reading, TypeElement type, List<Diagnostic> diagnostics, boolean isLastRound) {
        if (reading instanceof Reading.Complete<M> complete) {
            diagnostics.addAll(complete.warnings());
            accepted.put(type.getQualifiedName().toString(), complete.model());
            return Optional.of(accept(type, complete.model()));
        } else if (reading instanceof Reading.Wrong<M> wrong) {
            diagnostics.addAll(wrong.diagnostics());
        } else if (reading instanceof Reading.Waiting<M> later) {
            waiting.put(type.getQualifiedName().toString(), later.typeNames());
            // In any other round it is found again.
            if (isLastRound) {
                diagnostics.addAll(later.found());
            }
        }
        return Optional.empty();
    }

    /** What may fail by itself. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private void guarded(TypeElement type, Step step) {
        guarded(Optional.of(type), step);
    }

    private void guarded(Step step) {
        guarded(Optional.empty(), step);
    }

    /** A failure is reported where it can be read, and is no reason to stop: the compiler stops by itself. */
    private void guarded(Optional<TypeElement> type, Step step) {
        try {
            step.run();
        } catch (OutOfMemoryError failure) {
            throw failure;
        } catch (UnwrittenFile unwritten) {
            reporter.report(unwritten.code(), type, unwritten.arguments());
        } catch (IOException | RuntimeException | Error failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            reporter.reportFailure(text.toString(), type);
        }
    }
}

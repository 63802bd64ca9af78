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
 * Reads every type that carries one annotation, and passes its model on. It also checks that related annotations stand where
 * they have an effect.
 *
 * <ul>
 *   <li>Types are read in the order of their names. The order in which the compiler was given them has no effect.
 *   <li>A type that mentions something which does not exist yet is read again in the next round. It is kept by its name.
 *   <li>A mistake in one type, or a failure while it is read, does not affect the others.
 *   <li>No exception reaches the compiler, and no error except {@link OutOfMemoryError}. They are reported, at the type that was
 *       being read if there is one.
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

    /** Prepares the processor before the first round. If this fails, no other method is called. */
    void prepare(ProcessingEnvironment environment) {}

    /** Called when a round begins. */
    void beginRound(RoundEnvironment round) {}

    /** Takes the model of one type. The step that it returns runs when all types of the round have been read, in the same order. */
    abstract Step accept(TypeElement type, M model);

    /** Looks at a type with one of the related annotations. */
    List<Diagnostic> checkRelated(TypeElement type, TypeElement relatedAnnotation) {
        return LonelyAnnotations.check(type, relatedAnnotation).stream().toList();
    }

    /** The missing types that another processor of Troupe reports. Called in the last round, if types are missing. */
    Set<String> reportedElsewhere() {
        return Set.of();
    }

    /** Takes the diagnostics of one round. */
    void diagnose(List<Diagnostic> diagnostics, DiagnosticReporter reporter) {
        reporter.report(diagnostics);
    }

    /** Called when all rounds are over. */
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

    /** An element is valid in one round, so a type is found again by its name in its module. */
    private Optional<TypeElement> find(String name) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleElement(modules.getOrDefault(name, ""));
        return Optional.ofNullable(
                module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
    }

    private static Diagnostic withoutName(TypeElement type) {
        return Diagnostic.of(DiagnosticCode.TYPE_WITHOUT_NAME, Position.of(type), type.getSimpleName());
    }

    /** Sources that another processor has added may have changed what a type means. Generated files cannot be written again. */
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

    /** A step that may fail without affecting others. */
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

    /** Reports a failure and goes on. The compiler stops at the end of the round. */
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

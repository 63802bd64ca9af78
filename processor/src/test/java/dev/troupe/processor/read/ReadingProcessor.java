package dev.troupe.processor.read;

import dev.troupe.processor.check.ActorsOfOneProtocol;
import dev.troupe.processor.check.Diagnostic;
import dev.troupe.processor.check.DiagnosticReporter;
import dev.troupe.processor.check.MissingTypes;
import dev.troupe.processor.model.ActorModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads and reports, and generates nothing. */
public final class ReadingProcessor extends AbstractProcessor {

    private final List<ProtocolModel> protocols = new ArrayList<>();
    private final List<ActorModel> actors = new ArrayList<>();
    private final Map<String, Set<String>> waiting = new HashMap<>();

    /** The protocols that were read to the end. */
    public List<ProtocolModel> protocols() {
        return protocols;
    }

    /** The actors that were read to the end. */
    public List<ActorModel> actors() {
        return actors;
    }

    private record Tools(ProtocolReader protocolReader, ActorReader actorReader, DiagnosticReporter reporter) {}

    private List<Tools> tools = List.of();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        tools = List.of(new Tools(
                new ProtocolReader(environment), new ActorReader(environment), new DiagnosticReporter(environment)));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Tools reading = tools.get(0);
        reading.protocolReader().beginRound(round);
        reading.actorReader().beginRound(round);
        if (round.processingOver()) {
            finish(reading.reporter());
            return false;
        }
        Set<String> names = new TreeSet<>(waiting.keySet());
        waiting.clear();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (String name : with(round, names, Annotations.ACTOR_PROTOCOL)) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            conclude(name, reading.protocolReader().read(type), protocols, diagnostics);
        }
        for (String name : with(round, names, "dev.troupe.Actor")) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            conclude(name, reading.actorReader().read(type), actors, diagnostics);
        }
        reading.reporter().report(diagnostics);
        return false;
    }

    private Set<String> with(RoundEnvironment round, Set<String> deferred, String annotation) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : deferred) {
            if (Annotations.has(processingEnv.getElementUtils().getTypeElement(name), annotation)) {
                names.add(name);
            }
        }
        TypeElement type = processingEnv.getElementUtils().getTypeElement(annotation);
        for (Element element : round.getElementsAnnotatedWith(type)) {
            names.add(((TypeElement) element).getQualifiedName().toString());
        }
        return names;
    }

    private <T> void conclude(String name, Reading<T> reading, List<T> models, List<Diagnostic> diagnostics) {
        if (reading instanceof Reading.Complete<T> complete) {
            models.add(complete.model());
            diagnostics.addAll(complete.warnings());
        } else if (reading instanceof Reading.Wrong<T> wrong) {
            diagnostics.addAll(wrong.diagnostics());
        } else if (reading instanceof Reading.Waiting<T> missing) {
            waiting.put(name, missing.typeNames());
        }
    }

    private void finish(DiagnosticReporter reporter) {
        MissingTypes missing = new MissingTypes(Set.of());
        waiting.forEach(missing::add);
        for (String name : waiting.keySet()) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            Reading<?> reading = Annotations.has(type, Annotations.ACTOR_PROTOCOL)
                    ? tools.get(0).protocolReader().read(type)
                    : tools.get(0).actorReader().read(type);
            if (reading instanceof Reading.Waiting<?> again) {
                reporter.report(again.found());
            }
        }
        reporter.report(missing.diagnostics(processingEnv.getElementUtils()));
        reporter.report(ActorsOfOneProtocol.check(actors, processingEnv.getElementUtils()));
    }
}

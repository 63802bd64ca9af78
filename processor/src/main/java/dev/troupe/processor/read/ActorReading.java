package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.ActorModel;
import dev.troupe.processor.model.GeneratedNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** One reading of one actor. */
final class ActorReading {

    /** With the modules that have them. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "dev.troupe.runtime.ActorDefinition", "troupe.runtime",
            "jakarta.websocket.Endpoint", "jakarta.websocket.client"));

    private static final String ENDPOINT = "Endpoint";
    private static final String DEFINITION = "ActorDefinition";

    private final Scope scope;
    private final TypeElement type;
    private final Place place;

    ActorReading(Scope scope, TypeElement type) {
        this.scope = scope;
        this.type = type;
        this.place = Place.at(scope.sources(), type);
    }

    Reading<ActorModel> read() {
        boolean isClass = checkClass();
        ActorAnnotations annotations = new ActorAnnotations(scope, type);
        annotations.check(place);
        Optional<TypeElement> protocol = protocol();
        protocol.ifPresent(found -> annotations.checkInherited(found, place));
        Optional<ExecutableElement> constructor = isClass ? constructor() : Optional.empty();
        if (protocol.isEmpty()) {
            return scope.problems().conclude(ActorReading::noModel);
        }
        checkCompiled(protocol.get());
        checkGeneratedNames(ClassName.get(protocol.get()));
        checkRuntime();
        ActorTypes types = new HooksReader(scope, type, place).read(ActorTypes.of(scope, protocol.get()));
        List<ActorModel.Injected> injected = constructor
                .map(found -> new InjectionReader(scope, types).read(found, place))
                .orElse(List.of());
        return scope.problems()
                .conclude(() -> model(protocol.get(), types, injected, scope.throwsChecked(constructor.orElseThrow())));
    }

    private static ActorModel noModel() {
        throw new IllegalStateException("An actor without a protocol is a mistake, and mistakes have no model");
    }

    private ActorModel model(
            TypeElement protocol, ActorTypes types, List<ActorModel.Injected> injected, boolean throwsChecked) {
        ClassName name = ClassName.get(protocol);
        return new ActorModel(
                ClassName.get(type),
                Visibility.isPublic(type),
                name,
                GeneratedNames.beside(name, false).protocol(),
                types.params().name(),
                connectionState(types),
                types.events().name(),
                Annotations.has(type, Annotations.NON_BLOCKING),
                injected,
                throwsChecked,
                besideActor(name, ENDPOINT),
                besideActor(name, DEFINITION));
    }

    private static TypeName connectionState(ActorTypes types) {
        return types.connectionState().name();
    }

    /** Named after the protocol, in the package of the actor. */
    private ClassName besideActor(ClassName protocol, String suffix) {
        return ClassName.get(
                ClassName.get(type).packageName(),
                GeneratedNames.named(protocol, suffix).simpleName());
    }

    private void checkGeneratedNames(ClassName protocol) {
        for (ClassName name : List.of(besideActor(protocol, ENDPOINT), besideActor(protocol, DEFINITION))) {
            scope.written(name)
                    .ifPresent(taken -> scope.problems()
                            .add(DiagnosticCode.GENERATED_NAME_TAKEN, place, name.simpleName(), type.getSimpleName()));
        }
    }

    private boolean checkClass() {
        if (type.getKind() != ElementKind.CLASS) {
            boolean isInterface = type.getKind() == ElementKind.INTERFACE;
            return notClass(
                    UnsupportedType.describe(type),
                    isInterface ? "Put @Actor on the class that implements it." : "Make it a class.");
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return notClass("abstract", "Make it concrete, or put @Actor on the class that extends it.");
        }
        if (Visibility.isInner(type)) {
            return notClass("an inner class", "Make it static.");
        }
        if (!type.getTypeParameters().isEmpty()) {
            return notClass("generic", "Name the types instead.");
        }
        return scope.visibility()
                .obstacle(type)
                .map(obstacle -> notClass(
                        obstacle.element().equals(type)
                                ? obstacle.what()
                                : "inside " + obstacle.element().getSimpleName() + ", which is " + obstacle.what(),
                        "Make it package-private or public."))
                .orElse(true);
    }

    private boolean notClass(String what, String wayOut) {
        scope.problems().add(DiagnosticCode.ACTOR_NOT_CLASS, place, type.getSimpleName(), what, wayOut);
        return false;
    }

    private Optional<ExecutableElement> constructor() {
        if (LombokConstructors.await(type, place, scope)) {
            return Optional.empty();
        }
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        if (constructors.size() > 1) {
            scope.problems()
                    .add(
                            DiagnosticCode.ACTOR_CONSTRUCTOR,
                            place.into(constructors.get(1), "constructor"),
                            type.getSimpleName(),
                            constructors.size() + " constructors",
                            "Remove all but one.");
            return Optional.empty();
        }
        ExecutableElement constructor = constructors.get(0);
        if (constructor.getModifiers().contains(Modifier.PRIVATE)) {
            scope.problems()
                    .add(
                            DiagnosticCode.ACTOR_CONSTRUCTOR,
                            place.into(constructor, "constructor"),
                            type.getSimpleName(),
                            "a private constructor",
                            "Make it package-private.");
        }
        return Optional.of(constructor);
    }

    /** The one protocol that the class implements, itself or through a class or an interface above it. */
    private Optional<TypeElement> protocol() {
        Map<String, TypeElement> protocols = new LinkedHashMap<>();
        collect(scope.self(type), protocols);
        List<TypeElement> narrowest = protocols.values().stream()
                .filter(each -> protocols.values().stream()
                        .noneMatch(other -> !other.equals(each)
                                && scope.isSubtype(
                                        other.asType(), each.getQualifiedName().toString())))
                .toList();
        if (narrowest.isEmpty() && type.getKind() == ElementKind.CLASS && scope.hasAllSupertypes(scope.self(type))) {
            scope.problems().add(DiagnosticCode.ACTOR_WITHOUT_PROTOCOL, place, type.getSimpleName());
        } else if (narrowest.size() > 1) {
            String names = narrowest.stream().map(TypeElement::getQualifiedName).collect(Collectors.joining(", "));
            scope.problems().add(DiagnosticCode.ACTOR_SEVERAL_PROTOCOLS, place, type.getSimpleName(), names);
            return Optional.empty();
        }
        return narrowest.stream().findFirst();
    }

    private void collect(TypeUse use, Map<String, TypeElement> protocols) {
        for (TypeUse supertype : scope.supertypes(use)) {
            supertype.element().ifPresent(element -> {
                if (Annotations.has(element, Annotations.ACTOR_PROTOCOL)) {
                    protocols.putIfAbsent(element.getQualifiedName().toString(), element);
                }
                collect(supertype, protocols);
            });
        }
    }

    /** A protocol from a class file was compiled before. Its generated classes came with it, or are missing. */
    private void checkCompiled(TypeElement protocol) {
        ClassName descriptor =
                GeneratedNames.beside(ClassName.get(protocol), false).protocol();
        if (!scope.sources().contain(protocol) && scope.elements().getTypeElement(descriptor.canonicalName()) == null) {
            scope.problems()
                    .add(
                            DiagnosticCode.PROTOCOL_NOT_COMPILED,
                            place,
                            protocol.getQualifiedName(),
                            descriptor.canonicalName());
        }
    }

    /** A contract is compiled without the runtime; what is generated for an actor is not. */
    private void checkRuntime() {
        if (new ModuleReads(scope, type).check(NEEDED, place)) {
            return;
        }
        for (String needed : NEEDED.keySet()) {
            if (scope.elements().getTypeElement(needed) == null) {
                scope.problems().add(DiagnosticCode.RUNTIME_NOT_VISIBLE, place, type.getSimpleName(), needed);
                return;
            }
        }
    }
}

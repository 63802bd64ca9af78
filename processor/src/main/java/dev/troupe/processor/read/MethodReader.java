package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.GeneratedNames;
import dev.troupe.processor.model.MemberModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads what actions and events have in common: parameters, result and {@code throws} clause of a method. */
final class MethodReader {

    private static final Map<String, String> BELONGS = Map.of(
            Annotations.ONE_WAY, "an action, which is an abstract method of a protocol",
            Annotations.READ_ONLY, "an action, which is an abstract method of a protocol",
            Annotations.SLOW_CONSUMER, "an event, which is an abstract method of an @Events interface",
            Annotations.WIRE_NAME, "something that has a name on the wire",
            Annotations.USE_CODEC, "an action that returns a value, a parameter, a component or a type");

    private final Scope scope;
    private final Members members;
    private final ConstraintReader constraints;
    private final ForeignNullables foreignNullables;
    private final TypeElement protocol;

    MethodReader(Scope scope, PayloadTypes payloads, TypeElement protocol) {
        this.scope = scope;
        this.members = new Members(scope, payloads);
        this.constraints = new ConstraintReader(scope);
        this.foreignNullables = new ForeignNullables(scope);
        this.protocol = protocol;
    }

    /** Whether the method has one form, so that it can be read at all. */
    boolean checkForm(InterfaceMethods.Method method) {
        if (!method.element().getTypeParameters().isEmpty()) {
            scope.problems().add(DiagnosticCode.METHOD_GENERIC, method.place(), method.name());
            return false;
        }
        if (method.element().isVarArgs()) {
            scope.problems().add(DiagnosticCode.VARARGS, method.place(), method.name());
            return false;
        }
        return true;
    }

    /** Reports each of the annotations that stands on a method where it means nothing. */
    void checkMisplaced(InterfaceMethods.Method method, String what, String... annotations) {
        for (String annotation : annotations) {
            Optional<AnnotationMirror> found = Annotations.find(method.element(), annotation);
            if (found.isPresent()) {
                scope.problems()
                        .add(
                                DiagnosticCode.MISPLACED_ANNOTATION,
                                method.place(),
                                method.place().position(method.element(), found.get()),
                                annotation.substring(annotation.lastIndexOf('.') + 1),
                                what,
                                BELONGS.getOrDefault(annotation, "an action, or on the protocol"));
            }
        }
    }

    /** The result, without the constraints on it: they are reported, since no code checks them. */
    TypeUse result(InterfaceMethods.Method method) {
        foreignNullables.check(method.element(), "the result of " + method.name(), method.place());
        TypeUse use = returned(method).withDeclared(scope.constraints().on(method.element()));
        constraints.reportUnchecked(use, method.element(), "the result of " + method.name(), method.place());
        return use.withoutConstraints();
    }

    /** The type that a method returns, as its interface declares it. */
    TypeUse returned(InterfaceMethods.Method method) {
        TypeAnnotations hidden =
                isFromSource(method) ? TypeAnnotations.NONE : classFile(method).result(descriptor(method));
        return of(method, method.element().getReturnType(), hidden);
    }

    /**
     * Arguments, whose constraints are checked: those that stand on the method, and those that other interfaces have put on it,
     * since a second declaration of a method takes no constraint off (Jakarta Validation, "Method constraints in inheritance hierarchies").
     */
    List<MemberModel> arguments(InterfaceMethods.Method method) {
        List<Members.Declared> declared = new ArrayList<>();
        for (Members.Declared each : declared(method)) {
            TypeUse use = each.use();
            for (InterfaceMethods.Method other : method.others()) {
                use = use.withConstraintsOf(parameter(other, declared.size()));
            }
            declared.add(new Members.Declared(each.element(), each.name(), use, each.place()));
        }
        return members.read(declared, method.name(), "parameters", method.place());
    }

    /** What is sent to a client, which checks nothing: constraints are reported. */
    List<MemberModel> sent(InterfaceMethods.Method method) {
        List<Members.Declared> unchecked = new ArrayList<>();
        for (Members.Declared each : declared(method)) {
            constraints.reportUnchecked(each.use(), each.element(), "the event " + method.name(), each.place());
            unchecked.add(
                    new Members.Declared(each.element(), each.name(), each.use().withoutConstraints(), each.place()));
        }
        return members.read(unchecked, method.name(), "parameters", method.place());
    }

    private List<Members.Declared> declared(InterfaceMethods.Method method) {
        List<? extends VariableElement> parameters = method.element().getParameters();
        List<String> names = names(method);
        List<Members.Declared> declared = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            VariableElement parameter = parameters.get(i);
            Place place = method.place().into(parameter, method.name() + "(" + names.get(i) + ")");
            declared.add(new Members.Declared(parameter, names.get(i), parameter(method, i), place));
        }
        return declared;
    }

    /** The type of a parameter, as the interface of the method declares it. */
    TypeUse parameter(InterfaceMethods.Method method, int index) {
        VariableElement parameter = method.element().getParameters().get(index);
        TypeAnnotations hidden =
                isFromSource(method) ? TypeAnnotations.NONE : classFile(method).parameter(descriptor(method), index);
        return of(method, parameter.asType(), hidden)
                .withDeclared(scope.constraints().on(parameter));
    }

    List<TypeUse> thrown(InterfaceMethods.Method method) {
        return method.element().getThrownTypes().stream()
                .map(thrown -> of(method, thrown, TypeAnnotations.NONE))
                .toList();
    }

    private TypeUse of(InterfaceMethods.Method method, TypeMirror type, TypeAnnotations inClassFile) {
        return scope.typeUses().of(type, scope.bindings(method.declaredIn()), inClassFile);
    }

    private boolean isFromSource(InterfaceMethods.Method method) {
        return scope.sources().contain(method.element());
    }

    private ClassFile classFile(InterfaceMethods.Method method) {
        return scope.classFiles().of(method.declaredIn().element().orElseThrow());
    }

    private String descriptor(InterfaceMethods.Method method) {
        return scope.classFiles().method(method.element());
    }

    /** The names of the parameters; empty, with a diagnostic, if a class file does not know them. */
    private List<String> names(InterfaceMethods.Method method) {
        List<String> names = method.element().getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        if (names.isEmpty() || areFromSource(method, names)) {
            return names;
        }
        Optional<List<String>> generated = namesInCodec(method);
        if (generated.isEmpty()) {
            TypeElement declaring = method.declaredIn().element().orElseThrow();
            scope.problems()
                    .add(
                            DiagnosticCode.PARAMETER_NAMES_UNKNOWN,
                            method.place(),
                            method.name(),
                            declaring.getQualifiedName(),
                            protocol.getSimpleName());
        }
        return generated.orElse(List.of());
    }

    /**
     * Names that a compiler makes up are {@code arg0}, {@code arg1} and so on; then the class file has to tell. It may be asked
     * of what is compiled now, too: an incremental build can hand over class files among the sources.
     */
    private boolean areFromSource(InterfaceMethods.Method method, List<String> names) {
        boolean inSources = scope.sources().contain(method.element());
        boolean couldBeMadeUp = names.stream().allMatch(name -> name.matches("arg\\d+"));
        if (!couldBeMadeUp) {
            return true;
        }
        ClassFile file = classFile(method);
        return file.equals(ClassFile.UNKNOWN) ? inSources : file.hasParameterNames(descriptor(method));
    }

    /**
     * The names that the records of arguments have in the codec of a protocol: of the interface that declares the method, or of one
     * that inherits it.
     */
    private Optional<List<String>> namesInCodec(InterfaceMethods.Method method) {
        TypeElement declaring = method.declaredIn().element().orElseThrow();
        Stream<TypeElement> heirs = new InterfaceMethods(scope, method.foundIn(), method.place())
                .interfaces().stream().filter(each -> scope.isBelow(each, declaring));
        return Stream.concat(Stream.of(declaring), heirs)
                .flatMap(owner -> namesInCodec(owner, method).stream())
                .findFirst();
    }

    /** Looks beside an interface, and beside those around it. */
    private Optional<List<String>> namesInCodec(TypeElement owner, InterfaceMethods.Method method) {
        return Stream.iterate(ClassName.get(owner), Objects::nonNull, ClassName::enclosingClassName)
                .map(each -> GeneratedNames.beside(each, false).codec().canonicalName())
                .map(codec -> Optional.ofNullable(scope.elements().getTypeElement(codec)))
                .flatMap(Optional::stream)
                .flatMap(codec -> namesIn(codec, owner, method).stream())
                .findFirst();
    }

    /** Overloads are named after their names on the wire, and numbered where these are taken. */
    private Optional<List<String>> namesIn(TypeElement codec, TypeElement owner, InterfaceMethods.Method method) {
        String wireName = Annotations.find(method.element(), Annotations.WIRE_NAME)
                .flatMap(annotation -> Annotations.text(annotation, "value"))
                .orElse(method.name());
        Pattern names = Stream.of(method.name(), Names.identifier(wireName))
                .map(Names::classStem)
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("|", "(", ")(Arguments|Event)(_\\d+)?"), Pattern::compile));
        ExecutableType inherited =
                (ExecutableType) scope.types().asMemberOf((DeclaredType) owner.asType(), method.element());
        return ElementFilter.typesIn(codec.getEnclosedElements()).stream()
                .filter(type -> names.matcher(type.getSimpleName()).matches())
                .filter(type -> hasTypes(type, inherited.getParameterTypes()))
                .map(type -> type.getRecordComponents().stream()
                        .map(component -> component.getSimpleName().toString())
                        .toList())
                .findFirst();
    }

    private boolean hasTypes(TypeElement record, List<? extends TypeMirror> parameters) {
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        if (components.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < components.size(); i++) {
            if (!scope.types()
                    .isSameType(
                            scope.types().erasure(components.get(i).asType()),
                            scope.types().erasure(parameters.get(i)))) {
                return false;
            }
        }
        return true;
    }
}

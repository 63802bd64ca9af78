package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.MemberModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

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
        Optional<List<String>> generated = new GeneratedParameterNames(scope).of(method);
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
}

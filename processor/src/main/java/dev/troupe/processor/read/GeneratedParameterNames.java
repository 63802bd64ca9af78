package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.GeneratedNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;

/**
 * The names of parameters that the descriptor of a protocol keeps, for methods that come from a class file. The descriptor
 * stands beside the interface that declares the method, or beside one that inherits it, or beside one around these.
 */
record GeneratedParameterNames(Scope scope) {

    private static final String ANNOTATION = "dev.troupe.protocol.ParameterNames";

    Optional<List<String>> of(InterfaceMethods.Method method) {
        TypeElement declaring = method.declaredIn().element().orElseThrow();
        Stream<TypeElement> heirs = new InterfaceMethods(scope, method.foundIn(), method.place())
                .interfaces().stream().filter(each -> scope.isBelow(each, declaring));
        return Stream.concat(Stream.of(declaring), heirs)
                .flatMap(owner -> beside(owner, declaring.getSimpleName().toString(), method).stream())
                .findFirst();
    }

    private Optional<List<String>> beside(TypeElement owner, String declaring, InterfaceMethods.Method method) {
        ExecutableType inherited =
                (ExecutableType) scope.types().asMemberOf((DeclaredType) owner.asType(), method.element());
        List<String> types = inherited.getParameterTypes().stream()
                .map(type -> TypeName.get(scope.types().erasure(type)).toString())
                .toList();
        return Stream.iterate(ClassName.get(owner), Objects::nonNull, ClassName::enclosingClassName)
                .map(each -> GeneratedNames.beside(each, false).protocol().canonicalName())
                .flatMap(descriptor -> Stream.ofNullable(scope.elements().getTypeElement(descriptor)))
                .flatMap(descriptor -> Annotations.find(descriptor, ANNOTATION).stream())
                .flatMap(annotation -> Annotations.texts(annotation, "value").stream())
                .map(Signature::parse)
                .filter(signature -> signature.method().equals(method.name()))
                .filter(signature -> signature.types().equals(types))
                // An action and an event may have the same signature.
                .min(Comparator.comparing(signature -> !signature.owner().equals(declaring)))
                .map(Signature::names);
    }

    /** {@code Room.edit(long number, java.lang.String text)}. */
    private record Signature(String owner, String method, List<String> types, List<String> names) {

        static Signature parse(String text) {
            int open = text.indexOf('(');
            int dot = text.lastIndexOf('.', open);
            List<String> parameters =
                    Arrays.asList(text.substring(open + 1, text.length() - 1).split(", ", -1));
            return new Signature(
                    text.substring(0, dot),
                    text.substring(dot + 1, open),
                    parameters.stream()
                            .map(each -> each.substring(0, each.lastIndexOf(' ')))
                            .toList(),
                    parameters.stream()
                            .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                            .toList());
        }
    }
}

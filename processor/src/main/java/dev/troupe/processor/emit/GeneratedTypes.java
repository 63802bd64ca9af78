package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.MemberModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The beginnings that generated types have in common. */
final class GeneratedTypes {

    private GeneratedTypes() {}

    static TypeSpec.Builder finalClass(ClassName name, boolean isPublic) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name);
        if (isPublic) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return type.addModifiers(Modifier.FINAL);
    }

    /** The record of the arguments of an action or an event. */
    static TypeSpec.Builder record(CodecObject arguments) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (MemberModel member : arguments.members()) {
            components.addParameter(member.signature(), member.name());
        }
        return TypeSpec.recordBuilder((ClassName) arguments.type())
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build());
    }

    /** A method that overrides one of a library or of the user's interface. */
    static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /** Adds parameters whose names keep clear of {@code taken}, and returns those names. */
    static List<String> addParameters(MethodSpec.Builder method, List<MemberModel> parameters, List<String> taken) {
        LocalNames names = LocalNames.without(taken);
        List<String> chosen =
                parameters.stream().map(MemberModel::name).map(names::of).toList();
        for (int i = 0; i < chosen.size(); i++) {
            method.addParameter(parameters.get(i).signature(), chosen.get(i));
        }
        return chosen;
    }
}

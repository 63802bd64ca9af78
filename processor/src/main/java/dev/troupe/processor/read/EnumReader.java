package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads enums. */
final class EnumReader {

    private final Scope scope;
    private final PayloadRegistry registry;

    EnumReader(Scope scope, PayloadRegistry registry) {
        this.scope = scope;
        this.registry = registry;
    }

    void read(TypeUse use, TypeElement element, PayloadRegistry.Naming naming, Place place) {
        String type = element.getSimpleName().toString();
        List<String> constants = new ArrayList<>();
        List<String> wireNames = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (Element constant : element.getEnclosedElements()) {
            if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
                String name = constant.getSimpleName().toString();
                Place at = place.into(constant, type + "." + name);
                String wireName = Members.wireName(scope, constant, name, at);
                Members.checkUnique(scope, names, wireName, name, constant, at);
                constants.add(name);
                wireNames.add(wireName);
            }
        }
        if (wireNames.isEmpty()) {
            scope.problems().add(DiagnosticCode.ENUM_EMPTY, place.into(element, type), type);
        }
        registry.add(new EnumPayload(use.name(), naming.constant(), constants, wireNames));
    }
}

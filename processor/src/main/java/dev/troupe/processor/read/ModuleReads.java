package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.Map;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;

/** Finds the modules that generated code needs and that a named module does not read. */
final class ModuleReads {

    private final Scope scope;
    private final TypeElement type;

    ModuleReads(Scope scope, TypeElement type) {
        this.scope = scope;
        this.type = type;
    }

    /**
     * Reports what is missing.
     *
     * @param needed the names of modules by the names of types in them
     * @return whether the type is in a named module, so that the class path says nothing
     */
    boolean check(Map<String, String> needed, Place place) {
        ModuleElement module = scope.elements().getModuleOf(type);
        if (module == null || module.isUnnamed()) {
            return false;
        }
        needed.forEach((name, usual) -> {
            if (scope.elements().getTypeElement(module, name) == null) {
                scope.problems()
                        .add(
                                DiagnosticCode.MODULE_NOT_READ,
                                place,
                                module.getQualifiedName(),
                                name,
                                type.getSimpleName(),
                                moduleOf(name, usual));
            }
        });
        return true;
    }

    /** The module may be on the module path, and only not read. */
    private String moduleOf(String name, String usual) {
        return scope.elements().getAllTypeElements(name).stream()
                .map(found -> scope.elements().getModuleOf(found))
                .filter(found -> found != null && !found.isUnnamed())
                .map(found -> found.getQualifiedName().toString())
                .findFirst()
                .orElse(usual);
    }
}

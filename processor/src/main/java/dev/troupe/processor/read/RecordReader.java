package dev.troupe.processor.read;

import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Reads records. */
final class RecordReader {

    private final Scope scope;
    private final PayloadRegistry registry;
    private final Members members;
    private final ConstraintReader constraints;

    RecordReader(Scope scope, PayloadRegistry registry, PayloadTypes payloads) {
        this.scope = scope;
        this.registry = registry;
        this.members = new Members(scope, payloads);
        this.constraints = new ConstraintReader(scope);
    }

    void read(TypeUse use, TypeElement element, PayloadRegistry.Naming naming, Place place) {
        String record = element.getSimpleName().toString();
        List<Members.Declared> declared = element.getRecordComponents().stream()
                .map(component -> {
                    String name = component.getSimpleName().toString();
                    return new Members.Declared(
                            component,
                            name,
                            scope.component(component, use),
                            place.into(component, record + "." + name));
                })
                .toList();
        constraints.reportOnMethods(element, place);
        List<MemberModel> components = members.read(declared, record, "components", place.into(element, record));
        registry.add(new RecordPayload(use.name(), naming.constant(), naming.stem(), components, isOfLibrary(element)));
    }

    /** A record that this project compiles is not: the same code is generated when an incremental build has only its class file. */
    private boolean isOfLibrary(TypeElement element) {
        return !scope.sources().contain(element) && !scope.classFiles().isInOutput(element);
    }
}

package dev.troupe.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.ProtocolModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects the identifiers with which a name of a type can begin in the files that are generated for a protocol. */
final class TypeNames {

    private final Set<String> simpleNames = new HashSet<>(List.of("Handlers", "Stub", "Blocking", "Sender"));
    private final Set<String> packages = new TreeSet<>();

    TypeNames(ProtocolModel protocol) {
        LibraryTypes.all().forEach(this::add);
        add(protocol.type());
        add(protocol.generated().protocol());
        add(protocol.generated().codec());
        add(protocol.generated().client());
        protocol.eventsType().ifPresent(this::add);
        protocol.params().ifPresent(params -> add(params.type()));
        protocol.errors().forEach(error -> add(error.type()));
        protocol.actions().forEach(this::addAction);
        protocol.events().forEach(this::addEvent);
        protocol.payloads().forEach(this::addNamed);
    }

    /** The simple names of all types, and the first parts of their packages. */
    Set<String> firstIdentifiers() {
        Set<String> all = new HashSet<>(simpleNames);
        all.addAll(packages);
        return all;
    }

    /** The first parts of their packages. An import of a type of such a name would hide the package. */
    String[] packages() {
        return packages.toArray(String[]::new);
    }

    private void addAction(ActionModel action) {
        add(action.declaredIn());
        simpleNames.add(action.argumentsRecord());
        add(action.result().declared());
        CodecConstants.result(action).ifPresent(this::addPayload);
        addMembers(action.parameters());
    }

    private void addEvent(EventModel event) {
        simpleNames.add(event.argumentsRecord());
        simpleNames.add(event.handler());
        addMembers(event.parameters());
    }

    private void addNamed(Named named) {
        add(named.type());
        if (named instanceof RecordPayload payload) {
            addMembers(payload.components());
        } else if (named instanceof SealedPayload payload) {
            payload.variants().forEach(variant -> add(variant.type()));
        }
    }

    private void addMembers(List<MemberModel> members) {
        for (MemberModel member : members) {
            add(member.type());
            addPayload(member.payload());
        }
    }

    private void addPayload(PayloadModel payload) {
        add(payload.type());
        if (payload instanceof Converted converted) {
            add(converted.codec());
        } else if (payload instanceof MapOf map) {
            add(map.key().type());
        }
        Compositions.parts(payload).forEach(this::addPayload);
    }

    private void add(TypeName type) {
        if (type instanceof ClassName name) {
            simpleNames.addAll(name.simpleNames());
            String packageName = name.packageName();
            int end = packageName.indexOf('.');
            packages.add(end < 0 ? packageName : packageName.substring(0, end));
        } else if (type instanceof ParameterizedTypeName parameterized) {
            add(parameterized.rawType());
            parameterized.typeArguments().forEach(this::add);
        } else if (type instanceof ArrayTypeName array) {
            add(array.componentType());
        } else if (type instanceof WildcardTypeName wildcard) {
            wildcard.upperBounds().forEach(this::add);
            wildcard.lowerBounds().forEach(this::add);
        }
    }
}

package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.ClassFileSize;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.EndlessRecords;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.GeneratedNames;
import dev.troupe.processor.model.ParamsModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** One reading of one protocol. Actions and events get their names first, so that their names are the simplest. */
final class ProtocolReading {

    /** With the modules that have them. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "dev.troupe.client.Transport", "troupe.client",
            "com.fasterxml.jackson.core.JsonParser", "com.fasterxml.jackson.core"));

    private final Scope scope;
    private final TypeElement type;
    private final String name;
    private final PayloadRegistry registry = new PayloadRegistry();
    private final Names protocolConstants = new Names("INSTANCE");
    private final Names handlers = new Names("Handlers", "Stub", "Blocking");
    private final PayloadTypes payloads;
    private final MethodReader methods;
    private final ErrorReader errors;
    private final AccessReader access;
    private final ActionReader actions;
    private final EventReader events;
    private final ForeignAnnotations foreign;

    ProtocolReading(Scope scope, TypeElement type, String name) {
        this.scope = scope;
        this.type = type;
        this.name = name;
        this.payloads = new PayloadTypes(scope, registry);
        this.errors = new ErrorReader(scope);
        this.methods = new MethodReader(scope, payloads, type);
        this.access = new AccessReader(scope, type);
        this.actions = new ActionReader(scope, payloads, methods, errors, access);
        this.events = new EventReader(scope, methods, access);
        this.foreign = new ForeignAnnotations(scope);
        checkOthers();
    }

    Reading<ProtocolModel> read(ProtocolChecks checks) {
        GeneratedNames names = GeneratedNames.beside(ClassName.get(type), checks.wantsEncoders());
        checks.checkGeneratedNames(names);
        new ModuleReads(scope, type).check(NEEDED, Place.at(scope.sources(), type));
        ownMethods().interfaces().forEach(each -> foreign.checkInterface(each, Place.at(scope.sources(), type)));
        NestedTypes nested = new NestedTypes(scope, type);
        Optional<TypeElement> eventsType = nested.checkedEvents();
        Map<InterfaceMethods.Method, EventReader.EventNames> eventNames = new java.util.LinkedHashMap<>();
        eventsType.ifPresent(events -> {
            foreign.checkInterface(events, nested.place(events));
            nameEvents(events, nested.place(events), eventNames);
        });
        Map<InterfaceMethods.Method, ActionReader.ActionNames> actionNames = new java.util.LinkedHashMap<>();
        nameActions(actionNames);
        Optional<ParamsModel> params = nested.checkedParams()
                .flatMap(record -> new ParamsReader(scope, registry, payloads).read(record, nested.place(record)));
        List<ActionModel> actionModels = new ArrayList<>();
        actionNames.forEach((method, given) -> actionModels.add(actions.read(method, given)));
        List<EventModel> eventModels = new ArrayList<>();
        eventNames.forEach((method, given) -> eventModels.add(events.read(method, given)));
        ActionModel.Access ofProtocol = access.ofProtocol();
        checkEndless();
        ClassFileSize.excess(actionModels, eventModels, registry.payloads())
                .ifPresent(excess -> scope.problems()
                        .add(
                                DiagnosticCode.TOO_LARGE,
                                Place.at(scope.sources(), type),
                                type.getSimpleName(),
                                excess,
                                "Split it into several protocols."));
        return scope.problems().conclude(() -> {
            ProtocolModel model = new ProtocolModel(
                    ClassName.get(type),
                    name,
                    "",
                    Visibility.isPublic(type),
                    ofProtocol,
                    names,
                    actionModels,
                    eventsType.map(ClassName::get),
                    eventModels,
                    params,
                    errors.errors(),
                    registry.payloads(),
                    inheritedFields(eventsType));
            return Fingerprint.addTo(model);
        });
    }

    private Set<String> inheritedFields(Optional<TypeElement> eventsType) {
        Set<String> fields = new TreeSet<>();
        addFields(scope.self(type), fields);
        eventsType.ifPresent(events -> addFields(scope.self(events), fields));
        return fields;
    }

    private void addFields(TypeUse interfaceType, Set<String> fields) {
        interfaceType
                .element()
                .ifPresent(element -> ElementFilter.fieldsIn(element.getEnclosedElements())
                        .forEach(field -> fields.add(field.getSimpleName().toString())));
        scope.supertypes(interfaceType).forEach(parent -> addFields(parent, fields));
    }

    private InterfaceMethods ownMethods() {
        return new InterfaceMethods(scope, type, Place.at(scope.sources(), type));
    }

    private void checkOthers() {
        for (InterfaceMethods.Method method : ownMethods().otherMethods()) {
            methods.checkMisplaced(
                    method,
                    "a method with a body",
                    Annotations.ONE_WAY,
                    Annotations.READ_ONLY,
                    Annotations.SLOW_CONSUMER,
                    Annotations.WIRE_NAME,
                    Annotations.USE_CODEC);
            methods.checkMisplaced(method, "a method with a body", AccessReader.annotations());
        }
    }

    private void nameActions(Map<InterfaceMethods.Method, ActionReader.ActionNames> names) {
        Map<String, String> wireNames = new HashMap<>();
        LostAnnotations lost = new LostAnnotations(scope, methods, type);
        for (InterfaceMethods.Method method : ownMethods().abstractMethods()) {
            if (actions.check(method)) {
                lost.checkAction(method);
                foreign.checkMethod(method);
                String wireName = wireName(method, wireNames);
                String identifier = Names.identifier(wireName);
                names.put(
                        method,
                        new ActionReader.ActionNames(
                                names.size(),
                                wireName,
                                protocolConstants.give(Names.constant(method.name()), Names.constant(identifier)),
                                registry.name(List.of(
                                        Names.classStem(method.name()) + "Arguments",
                                        Names.classStem(identifier) + "Arguments"))));
            }
        }
    }

    private void nameEvents(
            TypeElement eventsType, Place place, Map<InterfaceMethods.Method, EventReader.EventNames> names) {
        Map<String, String> wireNames = new HashMap<>();
        EventNaming naming = new EventNaming(scope);
        LostAnnotations lost = new LostAnnotations(scope, methods, eventsType);
        for (InterfaceMethods.Method method : new InterfaceMethods(scope, eventsType, place).abstractMethods()) {
            if (events.check(method)) {
                lost.checkEvent(method);
                foreign.checkMethod(method);
                String wireName = wireName(method, wireNames);
                naming.check(method, wireName);
                String identifier = Names.classStem(Names.identifier(wireName));
                String event = Names.classStem(method.name());
                PayloadRegistry.Naming arguments = registry.name(List.of(event + "Event", identifier + "Event"));
                protocolConstants.take(arguments.constant());
                names.put(
                        method,
                        new EventReader.EventNames(
                                names.size(),
                                wireName,
                                arguments,
                                handlers.give(event + "Handler", identifier + "Handler")));
            }
        }
    }

    private String wireName(InterfaceMethods.Method method, Map<String, String> wireNames) {
        String wireName = Members.wireName(scope, method.element(), method.name(), method.place());
        Members.checkUnique(scope, wireNames, wireName, method.element().toString(), method.element(), method.place());
        return wireName;
    }

    private void checkEndless() {
        EndlessRecords.find(registry.payloads(), registry.incomplete())
                .forEach(endless -> scope.problems()
                        .add(
                                DiagnosticCode.RECORD_WITHOUT_END,
                                registry.place(endless.constant()),
                                endless.simpleName(),
                                endless.component()));
    }
}

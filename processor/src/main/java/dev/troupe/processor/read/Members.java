package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.WireNames;
import dev.troupe.processor.model.MemberModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** Reads the components of a record and the parameters of a method: what has a name and a type on the wire. */
final class Members {

    /** The most that one message or record has: those that came are noted in the bits of a long. */
    static final int MOST = 64;

    private final Scope scope;
    private final PayloadTypes payloads;
    private final ForeignNullables foreignNullables;

    Members(Scope scope, PayloadTypes payloads) {
        this.scope = scope;
        this.payloads = payloads;
        this.foreignNullables = new ForeignNullables(scope);
    }

    /**
     * One of them, as declared.
     *
     * @param element the component or the parameter
     * @param name its name in the source
     * @param use its type
     * @param place where it stands
     */
    record Declared(Element element, String name, TypeUse use, Place place) {}

    /**
     * Reads them.
     *
     * @param owner what has them, as a message names it
     * @param plural {@code components} or {@code parameters}
     * @param ownerPlace where the owner stands
     */
    List<MemberModel> read(List<Declared> members, String owner, String plural, Place ownerPlace) {
        if (members.size() > MOST) {
            scope.problems().add(DiagnosticCode.TOO_MANY_MEMBERS, ownerPlace, owner, members.size(), plural);
            return List.of();
        }
        List<MemberModel> models = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (Declared member : members) {
            String wireName = wireName(scope, member.element(), member.name(), member.place());
            checkUnique(scope, names, wireName, member.name(), member.element(), member.place());
            foreignNullables.check(member.element(), member.name(), member.place());
            models.add(new MemberModel(
                    member.name(),
                    wireName,
                    member.use().name(),
                    scope.signature(member.use()),
                    payloads.read(member.use(), member.element(), member.place())));
        }
        return models;
    }

    /** The name of something on the wire: what {@code @WireName} says, or the name that it has without. */
    static String wireName(Scope scope, Element element, String defaultName, Place place) {
        scope.awaitValues(element, place);
        Optional<AnnotationMirror> annotation = Annotations.find(element, Annotations.WIRE_NAME);
        if (annotation.isEmpty()) {
            WireNames.fault(defaultName)
                    .ifPresent(fault -> scope.problems().add(DiagnosticCode.BAD_WIRE_NAME, place, defaultName, fault));
            return defaultName;
        }
        Optional<String> stated = Annotations.text(annotation.get(), "value");
        stated.flatMap(WireNames::fault).ifPresent(fault -> {
            AnnotationValue value = Annotations.value(annotation.get(), "value").orElseThrow();
            scope.problems()
                    .add(
                            DiagnosticCode.BAD_WIRE_NAME,
                            place,
                            place.position(element, annotation.get(), value),
                            stated.get(),
                            fault);
        });
        return stated.orElse(defaultName);
    }

    /** Reports the second of two things with one name on the wire, at its {@code @WireName} if it has one. */
    static void checkUnique(
            Scope scope, Map<String, String> names, String wireName, String what, Element element, Place place) {
        String earlier = names.putIfAbsent(wireName, what);
        if (earlier != null) {
            Optional<AnnotationMirror> annotation = Annotations.find(element, Annotations.WIRE_NAME);
            scope.problems()
                    .add(
                            DiagnosticCode.DUPLICATE_WIRE_NAME,
                            place,
                            annotation
                                    .map(found -> place.position(element, found))
                                    .orElseGet(place::position),
                            what,
                            earlier,
                            wireName);
        }
    }
}

package dev.troupe.processor.read;

import dev.troupe.processor.check.ClassFileSize;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.PayloadModel.Variant;
import dev.troupe.processor.read.TypeUse.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/** Reads sealed interfaces of records. A sealed interface among the variants stands for its own variants. */
final class SealedReader {

    private final Scope scope;
    private final PayloadRegistry registry;
    private final PayloadTypes payloads;

    SealedReader(Scope scope, PayloadRegistry registry, PayloadTypes payloads) {
        this.scope = scope;
        this.registry = registry;
        this.payloads = payloads;
    }

    void read(TypeUse use, TypeElement element, PayloadRegistry.Naming naming, Place place) {
        Variants found = new Variants();
        collect(use, element, place, found);
        if (found.records.isEmpty() || found.anyRefused) {
            registry.markIncomplete(naming.constant());
        }
        if (found.records.isEmpty() && !found.anyRefused) {
            reportNoVariant(use, element, place);
        }
        if (found.records.size() > ClassFileSize.MOST_VARIANTS) {
            scope.problems()
                    .add(
                            DiagnosticCode.TOO_LARGE,
                            place.into(element, element.getSimpleName().toString()),
                            element.getSimpleName(),
                            "it has " + found.records.size() + " variants, and " + ClassFileSize.MOST_VARIANTS
                                    + " is the most",
                            "Put what several of them have in common into one record.");
        }
        String type = element.getSimpleName().toString();
        Map<String, String> owners = new HashMap<>();
        List<Variant> variants = new ArrayList<>();
        for (TypeUse variant : found.records.values()) {
            TypeElement record = variant.element().orElseThrow();
            String name = record.getSimpleName().toString();
            Place at = place.into(record, type + " as " + name);
            String wireName = Members.wireName(scope, record, Names.snake(name), at);
            Members.checkUnique(scope, owners, wireName, name, record, at);
            checkTypeMember(type, record, at);
            if (payloads.read(variant, at) instanceof Reference reference) {
                variants.add(new Variant(variant.name(), wireName, reference.constant()));
            }
        }
        registry.add(new SealedPayload(use.name(), naming.constant(), naming.stem(), variants));
    }

    /** What was found among the permitted types. */
    private static final class Variants {
        /** By name: where there is no permits clause, compilers differ in the order. */
        private final Map<String, TypeUse> records = new TreeMap<>();

        /** The sealed interfaces that are being looked at: one that permits itself is a mistake that a compiler reports later. */
        private final Set<TypeElement> underWay = new HashSet<>();

        /** Whether there were others, which have been reported. */
        private boolean anyRefused;
    }

    private void reportNoVariant(TypeUse use, TypeElement element, Place place) {
        if (use.arguments().isEmpty()) {
            scope.problems()
                    .add(
                            DiagnosticCode.NO_VARIANT_FITS,
                            place,
                            element.getSimpleName() + " permits no record",
                            "Permit one.");
        } else {
            scope.problems()
                    .add(
                            DiagnosticCode.NO_VARIANT_FITS,
                            place,
                            "No variant of " + element.getSimpleName() + " is a " + use.text(),
                            "Use other type arguments, or permit a record that fits.");
        }
    }

    private void collect(TypeUse use, TypeElement element, Place place, Variants found) {
        if (!found.underWay.add(element)) {
            return;
        }
        for (TypeMirror mirror : element.getPermittedSubclasses()) {
            Optional<TypeElement> permitted =
                    scope.typeUses().of(mirror, Map.of(), TypeAnnotations.NONE).element();
            permitted.ifPresent(variant -> collectVariant(use, element, variant, place, found));
            found.anyRefused |= permitted.isEmpty();
        }
        found.underWay.remove(element);
    }

    private void collectVariant(TypeUse use, TypeElement element, TypeElement variant, Place place, Variants found) {
        Place at = place.into(variant, element.getSimpleName() + " as " + variant.getSimpleName());
        if (!checkVariant(element, variant, at)) {
            found.anyRefused = true;
            return;
        }
        Optional<Map<String, TypeUse>> bindings = bindings(use, variant);
        if (bindings.isEmpty()) {
            return;
        }
        Optional<TypeUse> resolved = resolve(use, variant, bindings.get(), at);
        found.anyRefused |= resolved.isEmpty();
        resolved.ifPresent(each -> {
            if (isSealed(variant)) {
                collect(each, variant, at, found);
            } else {
                found.records.put(each.key(), each);
            }
        });
    }

    private static boolean isSealed(TypeElement variant) {
        return variant.getKind() == ElementKind.INTERFACE
                && variant.getModifiers().contains(Modifier.SEALED);
    }

    private boolean checkVariant(TypeElement element, TypeElement variant, Place at) {
        if (variant.getKind() != ElementKind.RECORD && !isSealed(variant)) {
            scope.problems()
                    .add(
                            DiagnosticCode.VARIANT_NOT_RECORD,
                            at,
                            element.getSimpleName(),
                            variant.getSimpleName(),
                            UnsupportedType.describe(variant));
            return false;
        }
        Optional<AnnotationMirror> codec = Annotations.find(variant, Annotations.USE_CODEC);
        codec.ifPresent(annotation -> scope.problems()
                .add(
                        DiagnosticCode.VARIANT_CODEC,
                        at,
                        at.position(variant, annotation),
                        variant.getSimpleName(),
                        element.getSimpleName()));
        return codec.isEmpty();
    }

    /** The types that the type parameters of a variant stand for in this use of the sealed interface; empty if the variant does not fit. */
    private Optional<Map<String, TypeUse>> bindings(TypeUse sealed, TypeElement variant) {
        return scope.supertypes(scope.self(variant)).stream()
                .filter(supertype -> supertype.is(sealed.qualifiedName()))
                .findFirst()
                // A raw one says nothing, and fits all.
                .filter(supertype -> supertype.kind() != Kind.RAW)
                .map(supertype -> Unification.of(supertype.arguments(), sealed.arguments()))
                .orElseGet(() -> Optional.of(Map.of()));
    }

    /** The variant with its type parameters replaced by what they stand for; empty if that is not known of one. */
    private Optional<TypeUse> resolve(TypeUse sealed, TypeElement variant, Map<String, TypeUse> bindings, Place place) {
        List<TypeUse> arguments = new ArrayList<>();
        for (TypeParameterElement parameter : variant.getTypeParameters()) {
            TypeUse bound = bindings.get(parameter.getSimpleName().toString());
            if (bound == null) {
                scope.problems()
                        .add(
                                DiagnosticCode.VARIANT_UNRESOLVED,
                                place,
                                parameter.getSimpleName(),
                                variant.getSimpleName(),
                                sealed.text());
                return Optional.empty();
            }
            arguments.add(bound);
        }
        return Optional.of(TypeUses.parameterized(variant, arguments, false));
    }

    private void checkTypeMember(String sealed, TypeElement record, Place place) {
        for (RecordComponentElement component : record.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            Place at = place.into(component, record.getSimpleName() + "." + name);
            if (Members.wireName(scope, component, name, at).equals("type")) {
                scope.problems().add(DiagnosticCode.VARIANT_TYPE_MEMBER, at, name, sealed);
            }
        }
    }
}

package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.PayloadModel.Variant;
import dev.troupe.processor.read.TypeUse.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/** Reads sealed interfaces of records; a sealed interface among the variants stands for its own. */
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
        Map<String, TypeUse> records = new LinkedHashMap<>();
        collect(use, element, place, records);
        String type = element.getSimpleName().toString();
        Map<String, String> owners = new HashMap<>();
        // Sorted: where there is no permits clause, compilers differ in the order.
        Map<String, String> wireNames = new TreeMap<>();
        records.forEach((key, variant) -> {
            TypeElement record = variant.element().orElseThrow();
            String name = record.getSimpleName().toString();
            Place at = into(variant, type, place);
            String wireName = Members.wireName(scope, record, Names.snake(name), at);
            Members.checkUnique(scope, owners, wireName, name, record, at);
            checkTypeMember(type, record, at);
            wireNames.put(key, wireName);
        });
        List<Variant> variants = new ArrayList<>();
        wireNames.forEach((key, wireName) -> {
            TypeUse variant = Objects.requireNonNull(records.get(key));
            if (payloads.read(variant, into(variant, type, place)) instanceof Reference reference) {
                variants.add(new Variant(variant.name(), wireName, reference.constant()));
            }
        });
        registry.add(new SealedPayload(use.name(), naming.constant(), naming.stem(), variants));
    }

    private static Place into(TypeUse variant, String type, Place place) {
        TypeElement record = variant.element().orElseThrow();
        return place.into(record, type + " as " + record.getSimpleName());
    }

    /** By name: compilers do not agree on the order of what is permitted. */
    private void collect(TypeUse use, TypeElement element, Place place, Map<String, TypeUse> records) {
        List<TypeElement> permitted = new ArrayList<>();
        for (TypeMirror mirror : element.getPermittedSubclasses()) {
            scope.typeUses().of(mirror, Map.of(), path -> false).element().ifPresent(permitted::add);
        }
        permitted.stream()
                .sorted(Comparator.comparing(
                        variant -> variant.getQualifiedName().toString()))
                .forEach(variant -> collectVariant(use, element, variant, place, records));
    }

    private void collectVariant(
            TypeUse use, TypeElement element, TypeElement variant, Place place, Map<String, TypeUse> records) {
        Place at = place.into(variant, element.getSimpleName() + " as " + variant.getSimpleName());
        boolean isSealed = variant.getKind() == ElementKind.INTERFACE
                && variant.getModifiers().contains(Modifier.SEALED);
        if (variant.getKind() != ElementKind.RECORD && !isSealed) {
            scope.problems()
                    .add(
                            DiagnosticCode.VARIANT_NOT_RECORD,
                            at,
                            element.getSimpleName(),
                            variant.getSimpleName(),
                            UnsupportedType.describe(variant));
            return;
        }
        resolve(use, variant, at).ifPresent(resolved -> {
            if (isSealed) {
                collect(resolved, variant, at, records);
            } else {
                records.put(resolved.key(), resolved);
            }
        });
    }

    /** The variant with its type parameters replaced by what the sealed interface is used with; empty if it is none there. */
    private Optional<TypeUse> resolve(TypeUse sealed, TypeElement variant, Place place) {
        TypeUse self = scope.self(variant);
        Map<String, TypeUse> bindings = new HashMap<>();
        for (TypeUse supertype : scope.supertypes(self)) {
            if (supertype.is(sealed.qualifiedName())) {
                for (int i = 0; i < supertype.arguments().size(); i++) {
                    TypeUse declared = supertype.arguments().get(i);
                    TypeUse actual = sealed.arguments().get(i);
                    if (declared.kind() == Kind.VARIABLE) {
                        bindings.put(declared.name().toString(), actual);
                    } else if (declared.depth() == 0 && !declared.key().equals(actual.key())) {
                        return Optional.empty();
                    }
                }
            }
        }
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

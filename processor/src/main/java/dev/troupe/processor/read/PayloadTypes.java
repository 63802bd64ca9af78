package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.ArrayOf;
import dev.troupe.processor.model.PayloadModel.KeyModel;
import dev.troupe.processor.model.PayloadModel.ListOf;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.SetOf;
import dev.troupe.processor.read.TypeUse.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Decides how a type is read and written, by the payload rules. */
final class PayloadTypes {

    /** Stands where a type could not be read; a problem has been noted, so that it never gets into a model. */
    static final PayloadModel UNREADABLE = new PayloadModel.Scalar(ClassName.OBJECT, "", "UNREADABLE");

    /** Deeper than type arguments are nested by hand; a record that contains itself with larger arguments gets there soon. */
    private static final int DEEPEST = 12;

    private static final String OPTIONAL = "java.util.Optional";

    private final Scope scope;
    private final PayloadRegistry registry;
    private final RecordReader records;
    private final SealedReader sealedTypes;
    private final EnumReader enums;
    private final CodecReader codecs;
    private final ConstraintReader constraints;
    private final ForeignAnnotations foreign;

    PayloadTypes(Scope scope, PayloadRegistry registry) {
        this.scope = scope;
        this.registry = registry;
        this.records = new RecordReader(scope, registry, this);
        this.sealedTypes = new SealedReader(scope, registry, this);
        this.enums = new EnumReader(scope, registry);
        this.codecs = new CodecReader(scope, registry, this);
        this.constraints = new ConstraintReader(scope);
        this.foreign = new ForeignAnnotations(scope);
    }

    /** Reads the type of a parameter, a component or a result, on which {@code @UseCodec} may stand. */
    PayloadModel read(TypeUse use, Element annotated, Place place) {
        Optional<AnnotationMirror> codec = Annotations.find(annotated, Annotations.USE_CODEC);
        TypeUse present = use.withNullable(false);
        PayloadModel payload;
        if (codec.isPresent()) {
            constraints.reportInside(use, annotated, "what has a codec of its own", place);
            payload = codecs.read(present, annotated, codec.get(), place);
        } else {
            payload = readPresent(present, place);
        }
        return absentOr(use, constraints.apply(use, payload, annotated, place), place);
    }

    PayloadModel read(TypeUse use, Place place) {
        PayloadModel payload = readPresent(use.withNullable(false), place);
        return absentOr(use, constraints.apply(use, payload, place.element(), place), place);
    }

    private PayloadModel absentOr(TypeUse use, PayloadModel payload, Place place) {
        return use.nullable() && mayBeNullable(use, place) ? new NullableOf(payload) : payload;
    }

    private boolean mayBeNullable(TypeUse use, Place place) {
        if (use.kind() == Kind.PRIMITIVE) {
            problem(DiagnosticCode.NULLABLE_MISPLACED, place, use.text(), "a primitive is never null; use its box");
            return false;
        }
        if (isAbsence(use)) {
            problem(
                    DiagnosticCode.NULLABLE_MISPLACED,
                    place,
                    use.text(),
                    "it may be absent already; use one of the two");
            return false;
        }
        return true;
    }

    private PayloadModel readPresent(TypeUse use, Place place) {
        return switch (use.kind()) {
            case MISSING -> UNREADABLE;
            case PRIMITIVE ->
                Scalars.find(use.name()).map(PayloadModel.class::cast).orElse(UNREADABLE);
            case ARRAY -> array(use, place);
            case DECLARED -> declared(use, use.element().orElseThrow(), place);
            case RAW -> unreadable(DiagnosticCode.RAW_TYPE, place, use.text(), withArguments(use));
            case WILDCARD -> unreadable(DiagnosticCode.WILDCARD, place, use.text());
            case VARIABLE -> unreadable(DiagnosticCode.TYPE_VARIABLE, place, use.text());
            case VOID, OTHER ->
                unreadable(
                        DiagnosticCode.TYPE_UNSUPPORTED, place, use.text(), "it has no values", "Name another type.");
        };
    }

    private PayloadModel array(TypeUse use, Place place) {
        Optional<PayloadModel.Scalar> scalar = Scalars.find(use.name());
        if (scalar.isPresent()) {
            constraints.reportInside(use, place.element(), "the elements of " + use.text(), place);
        }
        return scalar.isPresent()
                ? scalar.get()
                : new ArrayOf(use.name(), read(use.arguments().get(0), place));
    }

    private PayloadModel declared(TypeUse use, TypeElement element, Place place) {
        Optional<AnnotationMirror> codec = Annotations.find(element, Annotations.USE_CODEC);
        if (codec.isPresent()) {
            return isReachable(element, place) ? codecs.read(use, element, codec.get(), place) : UNREADABLE;
        }
        Optional<PayloadModel.Scalar> scalar = Scalars.find(use.name());
        if (scalar.isPresent()) {
            return scalar.get();
        }
        return switch (use.qualifiedName()) {
            case "java.util.List" -> new ListOf(use.name(), read(use.arguments().get(0), place));
            case "java.util.Set" -> new SetOf(use.name(), read(use.arguments().get(0), place));
            case "java.util.Map" -> map(use, place);
            case OPTIONAL -> optional(use, place);
            default -> named(use, element, place);
        };
    }

    private PayloadModel map(TypeUse use, Place place) {
        PayloadModel value = read(use.arguments().get(1), place);
        return key(use.arguments().get(0), place)
                .<PayloadModel>map(key -> new MapOf(use.name(), key, value))
                .orElse(UNREADABLE);
    }

    private Optional<KeyModel> key(TypeUse use, Place place) {
        if (use.kind() == Kind.MISSING) {
            return Optional.empty();
        }
        if (use.nullable()) {
            problem(DiagnosticCode.NULLABLE_MISPLACED, place, "the key of a map", "a member always has a name");
            return Optional.empty();
        }
        constraints.reportUnchecked(use, place.element(), "the key of a map", place);
        Optional<KeyModel> known = Scalars.findKey(use.name());
        if (known.isPresent()) {
            return known;
        }
        boolean isEnum = use.element()
                .filter(type -> type.getKind() == ElementKind.ENUM)
                .filter(type -> !Annotations.has(type, Annotations.USE_CODEC))
                .isPresent();
        if (isEnum && read(use, place) instanceof Reference reference) {
            return Optional.of(new KeyModel(use.name(), reference.constant(), true));
        }
        if (!isEnum) {
            problem(DiagnosticCode.MAP_KEY, place, use.text());
        }
        return Optional.empty();
    }

    private PayloadModel optional(TypeUse use, Place place) {
        TypeUse value = use.arguments().get(0);
        if (value.nullable() || isAbsence(value)) {
            problem(DiagnosticCode.ABSENT_TWICE, place, use.text(), value.text());
            return UNREADABLE;
        }
        return new OptionalOf(use.name(), read(value, place));
    }

    private PayloadModel named(TypeUse use, TypeElement element, Place place) {
        boolean isSealed = element.getKind() == ElementKind.INTERFACE
                && element.getModifiers().contains(Modifier.SEALED);
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        boolean isEnum = element.getKind() == ElementKind.ENUM;
        if (!isSealed && !isRecord && !isEnum) {
            UnsupportedType unsupported = UnsupportedType.of(use, element, scope);
            return unreadable(
                    DiagnosticCode.TYPE_UNSUPPORTED, place, use.text(), unsupported.reason(), unsupported.wayOut());
        }
        Optional<PayloadRegistry.Naming> known = registry.find(use);
        if (known.isPresent()) {
            return new Reference(use.name(), known.get().constant());
        }
        if (!isReachable(element, place)) {
            return UNREADABLE;
        }
        if (use.depth() > DEEPEST) {
            return unreadable(DiagnosticCode.TYPE_GROWS, place, element.getSimpleName());
        }
        if (!areReadable(use.arguments(), place)) {
            return UNREADABLE;
        }
        return new Reference(use.name(), register(use, element, place).constant());
    }

    /** Type arguments are looked at where they stand: what is wrong with them is not the fault of the generic type. */
    private boolean areReadable(List<TypeUse> arguments, Place place) {
        int before = scope.problems().count();
        arguments.forEach(argument -> read(argument, place));
        return scope.problems().count() == before;
    }

    private PayloadRegistry.Naming register(TypeUse use, TypeElement element, Place place) {
        Optional<PayloadRegistry.Naming> known = registry.find(use);
        if (known.isPresent()) {
            return known.get();
        }
        scope.awaitValues(element, place.into(element, element.getSimpleName().toString()));
        foreign.checkType(element, place);
        constraints.reportOn(element, place);
        PayloadRegistry.Naming naming = registry.register(
                use, place.into(element, element.getSimpleName().toString()));
        if (element.getKind() == ElementKind.RECORD) {
            records.read(use, element, naming, place);
        } else if (element.getKind() == ElementKind.INTERFACE) {
            sealedTypes.read(use, element, naming, place);
        } else {
            enums.read(use, element, naming, place);
        }
        return naming;
    }

    private boolean isReachable(TypeElement element, Place place) {
        Optional<Visibility.Obstacle> obstacle = scope.visibility().obstacle(element);
        obstacle.ifPresent(found -> problem(
                DiagnosticCode.TYPE_NOT_REACHABLE,
                place,
                element.getSimpleName(),
                scope.packageName(),
                found.element().equals(element) ? "it" : found.element().getSimpleName(),
                found.what()));
        return obstacle.isEmpty();
    }

    /** Whether the type itself has a value that means nothing is there. */
    static boolean isAbsence(TypeUse use) {
        return use.is(OPTIONAL) || Scalars.isAbsence(use.name());
    }

    /** A raw type as it should be written. */
    static String withArguments(TypeUse use) {
        int count = use.element().map(type -> type.getTypeParameters().size()).orElse(1);
        return use.text() + IntStream.range(0, count).mapToObj(i -> "...").collect(Collectors.joining(", ", "<", ">"));
    }

    private PayloadModel unreadable(DiagnosticCode code, Place place, Object... arguments) {
        problem(code, place, arguments);
        return UNREADABLE;
    }

    private void problem(DiagnosticCode code, Place place, Object... arguments) {
        scope.problems().add(code, place, arguments);
    }
}

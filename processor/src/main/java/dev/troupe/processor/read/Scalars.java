package dev.troupe.processor.read;

import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.PayloadModel.KeyModel;
import dev.troupe.processor.model.PayloadModel.Scalar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that the library knows: their constants in {@code Payloads} and {@code KeyTypes}, and their direct methods. */
final class Scalars {

    /**
     * One of them.
     *
     * @param access the stem of its direct methods; empty if there are none
     * @param constant its constant
     */
    private record Known(String access, String constant) {}

    private static final Map<String, Known> KNOWN = new HashMap<>();

    /** What has no constant in {@code KeyTypes}. */
    private static final Set<String> NOT_KEYS =
            Set.of("FLOAT", "DOUBLE", "BYTES", "OPTIONAL_INT", "OPTIONAL_LONG", "OPTIONAL_DOUBLE");

    /** Written as a number or a truth value, not as a string. */
    private static final Set<String> LITERALS =
            Set.of("BOOLEAN", "BYTE", "SHORT", "INTEGER", "LONG", "FLOAT", "DOUBLE");

    static {
        direct("boolean", "java.lang.Boolean", "Boolean", "BOOLEAN");
        direct("byte", "java.lang.Byte", "Byte", "BYTE");
        direct("short", "java.lang.Short", "Short", "SHORT");
        direct("int", "java.lang.Integer", "Int", "INTEGER");
        direct("long", "java.lang.Long", "Long", "LONG");
        direct("float", "java.lang.Float", "Float", "FLOAT");
        direct("double", "java.lang.Double", "Double", "DOUBLE");
        direct("char", "java.lang.Character", "Char", "CHARACTER");
        KNOWN.put("byte[]", new Known("Bytes", "BYTES"));
        KNOWN.put("java.lang.String", new Known("String", "STRING"));
        KNOWN.put("java.math.BigInteger", new Known("BigInteger", "BIG_INTEGER"));
        KNOWN.put("java.math.BigDecimal", new Known("BigDecimal", "BIG_DECIMAL"));
        KNOWN.put("java.time.Instant", new Known("Instant", "INSTANT"));
        KNOWN.put("java.util.UUID", new Known("", "UUID"));
        KNOWN.put("java.net.URI", new Known("", "URI"));
        KNOWN.put("java.util.OptionalInt", new Known("", "OPTIONAL_INT"));
        KNOWN.put("java.util.OptionalLong", new Known("", "OPTIONAL_LONG"));
        KNOWN.put("java.util.OptionalDouble", new Known("", "OPTIONAL_DOUBLE"));
        for (String time : new String[] {
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "OffsetDateTime",
            "OffsetTime",
            "ZonedDateTime",
            "Year",
            "YearMonth",
            "MonthDay",
            "Duration",
            "Period",
            "ZoneId",
            "ZoneOffset",
            "DayOfWeek",
            "Month"
        }) {
            KNOWN.put("java.time." + time, new Known("", Names.constant(time)));
        }
        for (String primitive : new String[] {"boolean", "short", "int", "long", "float", "double", "char"}) {
            KNOWN.put(primitive + "[]", new Known("", primitive.toUpperCase(Locale.ROOT) + "_ARRAY"));
        }
    }

    private Scalars() {}

    private static void direct(String primitive, String box, String access, String constant) {
        KNOWN.put(primitive, new Known(access, constant));
        KNOWN.put(box, new Known(access, constant));
    }

    static Optional<Scalar> find(TypeName type) {
        return Optional.ofNullable(KNOWN.get(type.toString()))
                .map(known -> new Scalar(type, known.access(), known.constant()));
    }

    static Optional<KeyModel> findKey(TypeName type) {
        return find(type)
                .filter(scalar -> !NOT_KEYS.contains(scalar.constant())
                        && !scalar.constant().endsWith("_ARRAY"))
                .map(scalar -> new KeyModel(type, scalar.constant(), false));
    }

    static boolean isAbsence(TypeName type) {
        return find(type)
                .filter(scalar -> scalar.constant().startsWith("OPTIONAL_"))
                .isPresent();
    }

    /** Whether the text of a query parameter is the JSON of such a value. */
    static boolean isLiteral(Scalar scalar) {
        return LITERALS.contains(scalar.constant()) || scalar.constant().startsWith("OPTIONAL_");
    }
}

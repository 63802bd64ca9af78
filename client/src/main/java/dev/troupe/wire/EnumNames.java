package dev.troupe.wire;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an enum and their names on the wire.
 *
 * <p>The codec was compiled with one version of the enum and may run with another (JLS 13.4.26), so constants are paired by
 * name. A name without a constant is unknown to readers; a constant without a name has none to write.
 */
final class EnumNames<E extends Enum<E>> {

    /** Between the name of a constant and its name on the wire; no Java identifier has it. */
    private static final char IS_CALLED = '=';

    private final Map<String, E> byName = new HashMap<>();
    private final Map<E, SerializedString> names;
    private final String complaint;

    EnumNames(Class<E> type, String... constants) {
        names = new EnumMap<>(type);
        Map<String, String> wireNames = wireNames(type, constants);
        for (E constant : type.getEnumConstants()) {
            String wireName = wireNames.get(constant.name());
            if (wireName != null) {
                names.put(constant, new SerializedString(wireName));
                byName.put(wireName, constant);
            }
        }
        complaint = "is not one of " + String.join(", ", wireNames.values());
    }

    private static Map<String, String> wireNames(Class<?> type, String[] constants) {
        Map<String, String> wireNames = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (String constant : constants) {
            int at = constant.indexOf(IS_CALLED);
            String name = at < 0 ? constant : constant.substring(0, at);
            String wireName = constant.substring(at + 1);
            String owner = owners.put(wireName, name);
            if (owner != null) {
                throw new IllegalArgumentException(type.getName() + ": the constants " + owner + " and " + name
                        + " have the same name on the wire, \"" + wireName + "\"");
            }
            wireNames.put(name, wireName);
        }
        return wireNames;
    }

    /** The constant with this name on the wire; null if there is none. */
    @Nullable
    E constant(String wireName) {
        return byName.get(wireName);
    }

    /**
     * The name of a constant on the wire.
     *
     * @throws IllegalArgumentException if it was added after the protocol was compiled
     */
    SerializedString name(E constant) {
        SerializedString name = names.get(constant);
        if (name == null) {
            throw new IllegalArgumentException("is " + constant.name() + ", and "
                    + constant.getDeclaringClass().getSimpleName()
                    + " had no such constant when the protocol was compiled; compile the protocol again");
        }
        return name;
    }

    /** What a text has to be, to end a sentence. */
    String complaint() {
        return complaint;
    }
}

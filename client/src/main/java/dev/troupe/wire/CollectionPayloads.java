package dev.troupe.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists, sets and maps of other payload types. */
final class CollectionPayloads {

    private CollectionPayloads() {}

    static <T extends @Nullable Object> PayloadType<List<T>> list(PayloadType<T> element) {
        return PayloadType.of(
                in -> {
                    List<T> list = new ArrayList<>();
                    in.startArray();
                    while (in.nextElement()) {
                        list.add(element.read(in));
                    }
                    return Collections.unmodifiableList(list);
                },
                (out, list) -> {
                    out.startArray(list);
                    for (T each : list) {
                        element.write(out, each);
                    }
                    out.endArray();
                });
    }

    static <T extends @Nullable Object> PayloadType<Set<T>> set(PayloadType<T> element) {
        return PayloadType.of(
                in -> {
                    Set<T> set = new LinkedHashSet<>();
                    in.startArray();
                    while (in.nextElement()) {
                        if (!set.add(element.read(in))) {
                            throw in.problem("is in the set already");
                        }
                    }
                    return Collections.unmodifiableSet(set);
                },
                (out, set) -> {
                    out.startArray(set);
                    for (T each : set) {
                        element.write(out, each);
                    }
                    out.endArray();
                });
    }

    static <K, V extends @Nullable Object> PayloadType<Map<K, V>> map(KeyType<K> key, PayloadType<V> value) {
        return PayloadType.of(in -> readMap(in, key, value), (out, map) -> {
            out.startObject(map);
            for (Map.Entry<K, V> entry : map.entrySet()) {
                writeKey(out, key, entry.getKey());
                value.write(out, entry.getValue());
            }
            out.endObject();
        });
    }

    private static <K> void writeKey(PayloadWriter out, KeyType<K> type, @Nullable K key) throws IOException {
        if (key == null) {
            throw new NullPointerException(out.objectPath() + " has a null key");
        }
        try {
            out.name(type.toText(key));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(out.objectPath() + " has a key that " + e.getMessage(), e);
        }
    }

    private static <K, V extends @Nullable Object> Map<K, V> readMap(
            PayloadReader in, KeyType<K> keyType, PayloadType<V> value) throws IOException {
        Map<K, V> map = new LinkedHashMap<>();
        in.startObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            K key = key(in, keyType, name);
            if (map.containsKey(key)) {
                throw in.problem("is given twice");
            }
            map.put(key, value.read(in));
        }
        return Collections.unmodifiableMap(map);
    }

    private static <K> K key(PayloadReader in, KeyType<K> type, String name) throws PayloadException {
        try {
            return type.fromText(name);
        } catch (RuntimeException e) {
            throw in.problem("has a key that " + type.complaint());
        }
    }
}

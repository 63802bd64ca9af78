package zoo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Collections(
        List<String> texts,
        List<List<Integer>> nested,
        Set<Zoo.Color> colors,
        Map<String, Zoo.Animal> byName,
        Map<UUID, List<Money>> byId,
        Map<Zoo.Color, Integer> byColor,
        List<@Nullable String> holes,
        List<Optional<String>> maybes,
        List<OptionalInt> numbers,
        byte[] bytes,
        int[] ints,
        String[] array,
        double[][] matrix,
        List<String>[] lists) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Collections that
                && Arrays.deepEquals(members(), that.members());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(members());
    }

    private Object[] members() {
        return new Object[] {
            texts, nested, colors, byName, byId, byColor, holes, maybes, numbers, bytes, ints, array, matrix, lists
        };
    }
}

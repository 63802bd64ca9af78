package zoo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

public record Absences(
        @Nullable String text,
        @Nullable Integer number,
        Zoo.@Nullable Color color,
        Zoo.@Nullable Animal animal,
        @Nullable List<String> list,
        @Nullable Money money,
        byte @Nullable [] bytes,
        Optional<String> maybeText,
        Optional<Zoo.Tree> maybeTree,
        Optional<List<Integer>> maybeList,
        OptionalInt maybeInt,
        OptionalLong maybeLong,
        OptionalDouble maybeDouble) {}

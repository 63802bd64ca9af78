package bad;

import dev.troupe.ActorProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

@ActorProtocol("nullables")
interface Nullables {
    void primitive(@Nullable int number); // TROUPE042: use its box

    void optional(@Nullable Optional<String> text); // TROUPE042: use one of the two

    void optionalInt(@Nullable OptionalInt number); // TROUPE042

    void twice(Optional<@Nullable String> text); // TROUPE042: one absence is enough

    void nested(Optional<Optional<String>> text); // TROUPE042

    void key(Map<@Nullable String, String> map); // TROUPE042: always has a name

    @Nullable CompletionStage<String> stage(); // TROUPE042: a stage is always there

    @Nullable String fine(@Nullable String text, List<@Nullable String> texts, String @Nullable [] array);
}

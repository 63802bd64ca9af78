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

    void twice(Optional<@Nullable String> text); // TROUPE089: Optional<String> can be absent in two ways

    void nested(Optional<Optional<String>> text); // TROUPE089: Write Optional<String>

    void key(Map<@Nullable String, String> map); // TROUPE042: always has a name

    @Nullable CompletionStage<String> stage(); // TROUPE042: a stage is always there

    @Nullable String fine(@Nullable String text, List<@Nullable String> texts, String @Nullable [] array);
}

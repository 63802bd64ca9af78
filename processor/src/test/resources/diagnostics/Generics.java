package bad;

import dev.troupe.ActorProtocol;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

@ActorProtocol("generics")
interface Generics {
    void raw(List texts); // TROUPE037: List<...>

    void rawRecord(Pair pair); // TROUPE037: Pair<..., ...>

    CompletionStage rawStage(); // TROUPE037

    void wildcard(List<?> texts); // TROUPE038: ? is a wildcard

    void bounded(List<? extends String> texts); // TROUPE038: ? extends String is a wildcard

    CompletionStage<?> wildcardStage(); // TROUPE038

    void inArgument(Pair<String, Thread> pair); // TROUPE036: Thread

    void fine(Pair<String, Optional<Integer>> pair);

    void growing(Nest<String> nest);

    record Pair<A, B>(A one, B two) {}

    record Nest<T>(T value, Optional<Nest<List<T>>> next) {} // TROUPE051: Nest
}

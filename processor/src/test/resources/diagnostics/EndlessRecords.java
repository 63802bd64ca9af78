package bad;

import dev.troupe.ActorProtocol;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ActorProtocol("endless")
interface EndlessRecords {
    void fine(Tree tree, Chain chain, Term term);

    Loop loop();

    record Tree(String name, List<Tree> children) {}

    record Chain(int value, @Nullable Chain next, Optional<Chain> other) {}

    sealed interface Term permits Number, Sum {}

    record Number(int value) implements Term {}

    record Sum(Term left, Term right) implements Term {}

    record Loop(String name, Loop next) {} // TROUPE052: next
}

package zoo;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.UseCodec;
import dev.troupe.WireName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Everything that may stand in a protocol. */
@ActorProtocol(value = "zoo", jakartaEncoders = true)
public interface Zoo extends Keeper<Zoo.Animal> {

    Scalars scalars(Scalars scalars);

    Times times(Times times);

    Collections collections(Collections collections);

    Absences absences(Absences absences);

    Animal animal(Animal animal);

    Tree tree(Tree tree);

    Page<String> names(Page<Animal> animals, Page<List<@Nullable String>> tags);

    Result<Long> result(Result<Money> result);

    Money price(Money money, @UseCodec(ShoutCodec.class) String shout);

    @UseCodec(ShoutCodec.class)
    String shouted();

    int count();

    Optional<Cat> oldest();

    boolean isOpen();

    byte[] photo();

    int[][] map();

    @Nullable
    Animal find(String name);

    Optional<Animal> search(@Nullable String name, Optional<Color> color, OptionalInt limit);

    void feed() throws Closed, Full;

    CompletionStage<Animal> later(long delay);

    CompletableFuture<Void> laterStill();

    @OneWay
    CompletionStage<Void> shoo();

    @ReadOnly
    @Deprecated
    Old old(Old old);

    default List<Color> colors() {
        return List.of(Color.values());
    }

    @Events
    interface Visitors {
        void came(Animal animal, int number);

        void gone();

        @SlowConsumer(SlowConsumerPolicy.DROP_OLDEST)
        void noise(double loudness);

        @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "cage")
        void moved(int cage, Animal animal);

        @SlowConsumer(SlowConsumerPolicy.LATEST)
        void weather(String sky);
    }

    @Params
    record Ticket(String holder, Optional<Integer> age, List<Color> favourites, @Nullable Animal guest) {}

    sealed interface Animal permits Cat, Dog, Cage {}

    record Cat(String name, int lives) implements Animal {}

    @WireName("hound")
    record Dog(String name, List<Animal> friends) implements Animal {}

    record Cage(Optional<Animal> animal) implements Animal {}

    enum Color {
        RED,
        @WireName("vert")
        GREEN,
        BLUE
    }

    record Tree(String label, List<Tree> children, @Nullable Tree parent, Map<String, Tree> named) {}

    record Page<T>(List<T> items, Optional<T> first, T last) {}

    sealed interface Result<T> {}

    record Success<T>(T value) implements Result<T> {}

    record Failure<T>(String reason) implements Result<T> {}

    @Deprecated
    record Old(int age) {}

    final class Closed extends ActorException {
        private static final long serialVersionUID = 1L;

        public Closed(String message) {
            super(message);
        }
    }

    @WireName("no_room")
    final class Full extends ActorException {
        private static final long serialVersionUID = 1L;

        public Full(String message) {
            super("no_room", message);
        }
    }
}

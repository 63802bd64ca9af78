package dev.troupe.runtime.turn;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises of {@link ActorTable}, against every interleaving that Lincheck finds. */
@Tag("model-checking")
class ActorTableLincheckTest {

    /** One of the lives under a key; they are numbered. */
    private record Life(int number) {}

    /** Two keys; whoever opens learns which life under that key it has met. */
    @Param(name = "key", gen = IntGen.class, conf = "0:1")
    public static class Table {
        private final ActorTable<Integer, Life> table = new ActorTable<>();
        private final AtomicIntegerArray made = new AtomicIntegerArray(2);

        @Operation
        public int open(@Param(name = "key") int key) {
            return table.getOrCreate(key, absent -> new Life(made.incrementAndGet(absent)))
                    .number();
        }

        /** The first life ends, as late as may be; whether it was still the one. */
        @Operation
        public boolean removeFirst(@Param(name = "key") int key) {
            Life present = table.find(key);
            return present != null && present.number() == 1 && table.remove(key, present);
        }
    }

    /** What {@link Table} is measured by. */
    public static class TableInOneThread {
        private final Map<Integer, Integer> live = new HashMap<>();
        private final int[] made = new int[2];

        public int open(int key) {
            return live.computeIfAbsent(key, absent -> ++made[absent]);
        }

        public boolean removeFirst(int key) {
            return live.remove(key, 1);
        }
    }

    @Test
    void oneLivesUnderAKeyAndALateRemovalDoesNotEvictASuccessor() {
        new ModelCheckingOptions()
                .iterations(8)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(3)
                .sequentialSpecification(TableInOneThread.class)
                .check(Table.class);
    }
}

package dev.troupe.runtime.turn;

import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first promise of {@link Turn}, against every interleaving that Lincheck finds. */
@Tag("model-checking")
class TurnLincheckTest {

    /** A turn that only hands the draining over. */
    private static final class Bare extends Turn {

        @SuppressWarnings("NullAway") // It has no actor.
        Bare() {
            super(null, true);
        }

        @Override
        @Nullable
        Object body() {
            return null;
        }

        @Override
        void completed(@Nullable Object value) {}

        @Override
        void failed(Throwable failure) {}

        @Override
        void crashed() {}

        @Override
        String name() {
            return "bare";
        }
    }

    /** One thread runs code of the turn as long as it drains; others take the draining from it. */
    public static class HandOver {
        private final Turn turn = new Bare();
        private boolean inside;

        @Operation(nonParallelGroup = "runner")
        public void enter(@Param(gen = BooleanGen.class) boolean shared) {
            if (!inside) {
                inside = true;
                turn.enter(shared);
            }
        }

        /** Whether the runner still drains. */
        @Operation(nonParallelGroup = "runner")
        public boolean leave() {
            if (!inside) {
                return true;
            }
            inside = false;
            return turn.leave();
        }

        @Operation
        public boolean take() {
            return turn.take();
        }

        @Operation
        public boolean takeIfShared() {
            return turn.takeIfShared();
        }
    }

    /** What {@link HandOver} is measured by: of keeping and taking, one, and once. */
    public static class HandOverInOneThread {
        private boolean inside;
        private boolean shared;
        private boolean taken;

        public void enter(boolean beside) {
            if (!inside) {
                inside = true;
                shared = beside;
                taken = false;
            }
        }

        public boolean leave() {
            boolean kept = !inside || !taken;
            inside = false;
            return kept;
        }

        public boolean take() {
            boolean takes = inside && !taken;
            taken |= takes;
            return takes;
        }

        public boolean takeIfShared() {
            return shared && take();
        }
    }

    @Test
    void theThreadKeepsTheDrainingOrAnotherTakesItNeverBoth() {
        new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(150)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(HandOverInOneThread.class)
                .check(HandOver.class);
    }
}

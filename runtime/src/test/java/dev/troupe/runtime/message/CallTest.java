package dev.troupe.runtime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final ToConnection NOBODY = (ToConnection) Proxy.newProxyInstance(
            CallTest.class.getClassLoader(), new Class<?>[] {ToConnection.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void aCallIsBegunAtMostOnceAndNotAfterItWasGivenUp() {
        Call call = call();
        assertThat(call.begin()).isTrue();
        assertThat(call.begin()).isFalse();

        Call givenUp = call();
        assertThat(givenUp.giveUp()).isEqualTo(Call.GivenUp.BEFORE_IT_BEGAN);
        assertThat(givenUp.begin()).isFalse();
        assertThat(givenUp.settle()).isFalse();
        assertThat(givenUp.isGivenUp()).isTrue();
    }

    @Test
    void aCallIsSettledOnceByItsResultOrByBeingGivenUp() {
        Call call = call();
        call.begin();
        assertThat(call.settle()).isTrue();
        assertThat(call.settle()).isFalse();
        assertThat(call.giveUp()).isEqualTo(Call.GivenUp.TOO_LATE);
        assertThat(call.isGivenUp()).isFalse();
    }

    @Test
    void whoGivesUpACallLearnsWhetherItHadBegun() {
        Call call = call();
        call.begin();

        assertThat(call.giveUp()).isEqualTo(Call.GivenUp.WHILE_RUNNING);
        assertThat(call.giveUp()).isEqualTo(Call.GivenUp.TOO_LATE);
        assertThat(call.settle()).isFalse();
    }

    @Test
    void allOfThisHoldsForAnyNumberOfThreads() {
        new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(2)
                .iterations(10)
                .invocationsPerIteration(200)
                .sequentialSpecification(Sequential.class)
                .check(Concurrent.class);
    }

    /** The call, for Lincheck. */
    public static final class Concurrent {
        private final Call call = call();

        @Operation
        public boolean begin() {
            return call.begin();
        }

        @Operation
        public boolean settle() {
            return call.settle();
        }

        @Operation
        public String giveUp() {
            return call.giveUp().name();
        }

        @Operation
        public boolean isGivenUp() {
            return call.isGivenUp();
        }
    }

    /** What a call does where nobody else is about. */
    public static final class Sequential {
        private final List<String> past = new ArrayList<>();

        public boolean begin() {
            return past.isEmpty() && past.add("begun");
        }

        public boolean settle() {
            return !past.contains("settled") && !past.contains("givenUp") && past.add("settled");
        }

        public String giveUp() {
            if (past.contains("settled") || past.contains("givenUp")) {
                return "TOO_LATE";
            }
            boolean begun = past.contains("begun");
            past.add("givenUp");
            return begun ? "WHILE_RUNNING" : "BEFORE_IT_BEGAN";
        }

        public boolean isGivenUp() {
            return past.contains("givenUp");
        }
    }

    private static Call call() {
        return new Call(NOBODY, RoomProtocol.POST, 1, Payload.none(WireFormat.JSON), 0);
    }
}

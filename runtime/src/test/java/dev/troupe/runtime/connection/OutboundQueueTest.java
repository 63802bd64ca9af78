package dev.troupe.runtime.connection;

import static dev.troupe.SlowConsumerPolicy.DISCONNECT;
import static dev.troupe.SlowConsumerPolicy.DROP_NEWEST;
import static dev.troupe.SlowConsumerPolicy.DROP_OLDEST;
import static dev.troupe.SlowConsumerPolicy.LATEST;
import static dev.troupe.runtime.connection.Messages.sized;
import static dev.troupe.runtime.connection.Messages.takeAll;
import static dev.troupe.runtime.connection.Messages.text;
import static dev.troupe.runtime.connection.OutboundQueue.Added.CLOSED;
import static dev.troupe.runtime.connection.OutboundQueue.Added.CONFLATED_OR_DROPPED;
import static dev.troupe.runtime.connection.OutboundQueue.Added.OVERFLOWED;
import static dev.troupe.runtime.connection.OutboundQueue.Added.PRESSING;
import static dev.troupe.runtime.connection.OutboundQueue.Added.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.wire.WireMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

    private final OutboundQueue queue = new OutboundQueue(3, 100);

    /** A queue whose socket was found full: events that may be dropped keep to the bounds. */
    @BeforeEach
    void theSocketIsFull() {
        queue.isFull();
    }

    /** Takes, after which the socket is full again. */
    private WireMessage takeOne() {
        WireMessage taken = queue.take();
        queue.isFull();
        return taken;
    }

    @Test
    void messagesAreTakenInTheOrderInWhichTheyWereAdded() {
        OutboundQueue large = new OutboundQueue(1_000, 1_000_000);
        for (int i = 0; i < 100; i++) {
            large.add(text("m" + i));
        }

        assertThat(takeAll(large)).hasSize(100).startsWith("m0", "m1", "m2").endsWith("m98", "m99");
    }

    @Test
    void manyAreTakenAtOnceUpToABound() {
        queue.add(text("one"));
        queue.add(text("two"));
        queue.add(text("three"));
        WireMessage[] batch = new WireMessage[8];

        assertThat(queue.take(batch, 4)).isEqualTo(2);
        assertThat(batch[0].text()).isEqualTo("one");
        assertThat(batch[1].text()).isEqualTo("two");
        assertThat(queue.take(batch, 4)).isEqualTo(1);
        assertThat(queue.take(batch, 4)).isZero();
    }

    @Test
    void theBoundOnMessagesCountsWhatIsTakenButNotWritten() {
        queue.add(text("one"));
        queue.add(text("two"));
        queue.add(text("three"));
        WireMessage taken = takeOne();

        assertThat(queue.add(text("four"), DROP_NEWEST, "")).isEqualTo(CONFLATED_OR_DROPPED);
        assertThat(queue.messages()).isEqualTo(3);

        queue.written(1, taken == null ? 0 : taken.length());
        assertThat(queue.add(text("four"), DROP_NEWEST, "")).isEqualTo(QUEUED);
        assertThat(takeAll(queue)).containsExactly("two", "three", "four");
    }

    @Test
    void theBoundOnBytesCountsWhatIsTakenButNotWritten() {
        queue.add(sized(60));
        takeOne();

        assertThat(queue.add(sized(41), DROP_NEWEST, "")).isEqualTo(CONFLATED_OR_DROPPED);
        queue.written(0, 1);
        assertThat(queue.bytes()).isEqualTo(59);
        assertThat(queue.add(sized(41), DROP_NEWEST, "")).isEqualTo(QUEUED);
    }

    @Test
    void oneMessageAlwaysFitsAnEmptyQueue() {
        assertThat(queue.add(sized(1_000))).isEqualTo(QUEUED);
        assertThat(queue.add(sized(1), DROP_NEWEST, "")).isEqualTo(CONFLATED_OR_DROPPED);
    }

    @Test
    void whatIsNotAnEventOverflowsAndLetsGoOfWhatWaits() {
        queue.add(text("one"));
        queue.add(text("two"));
        queue.add(text("three"));
        queue.add(text("four"));

        assertThat(queue.judge(0)).isFalse();
        assertThat(queue.judge(Burst.PATIENCE_NANOS + 1)).isTrue();
        assertThat(queue.judge(3 * Burst.PATIENCE_NANOS)).as("said once").isFalse();
        assertThat(queue.add(text("five"))).isEqualTo(CLOSED);
        assertThat(queue.take()).isNull();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void anEventThatMustNotBeMissedOverflows() {
        queue.add(sized(100));
        for (int i = 0; i < 7; i++) {
            assertThat(queue.add(sized(100), DISCONNECT, "")).isNotEqualTo(OVERFLOWED);
        }

        assertThat(queue.add(sized(100), DISCONNECT, "")).isEqualTo(OVERFLOWED);
    }

    @Test
    void theOldestThatMayBeDroppedMakeRoom() {
        queue.add(text("reply"));
        queue.add(text("old"), DROP_OLDEST, "");
        queue.add(text("newer"), DROP_OLDEST, "");

        assertThat(queue.add(text("newest"), DROP_OLDEST, "")).isEqualTo(QUEUED);
        assertThat(takeAll(queue)).containsExactly("reply", "newer", "newest");
    }

    @Test
    void severalMakeRoomForALargeOne() {
        queue.add(sized(40), DROP_OLDEST, "");
        queue.add(sized(40), DROP_OLDEST, "");

        assertThat(queue.add(sized(90), DROP_OLDEST, "")).isEqualTo(QUEUED);
        assertThat(queue.messages()).isEqualTo(1);
    }

    @Test
    void noneIsDroppedForOneThatWouldStillNotFit() {
        queue.add(sized(60));
        queue.add(text("event"), DROP_OLDEST, "");

        assertThat(queue.add(sized(50), DROP_OLDEST, "")).isEqualTo(CONFLATED_OR_DROPPED);
        assertThat(takeAll(queue)).hasSize(2).endsWith("event");
    }

    @Test
    void whereNothingMayBeDroppedTheNewOneIs() {
        queue.add(text("one"));
        queue.add(text("two"), DROP_NEWEST, "");
        queue.add(text("three"), LATEST, "key");

        assertThat(queue.add(text("four"), DROP_OLDEST, "")).isEqualTo(CONFLATED_OR_DROPPED);
        assertThat(takeAll(queue)).containsExactly("one", "two", "three");
    }

    @Test
    void eventsThatMayBeDroppedMakeRoomForAReply() {
        queue.add(text("one"), DROP_OLDEST, "");
        queue.add(text("two"), DROP_OLDEST, "");
        queue.add(text("three"), DROP_OLDEST, "");

        assertThat(queue.add(text("reply"))).isEqualTo(QUEUED);
        assertThat(takeAll(queue)).containsExactly("two", "three", "reply");
    }

    @Test
    void whatIsTakenMakesNoRoom() {
        queue.add(sized(100), DROP_OLDEST, "");
        takeOne();

        assertThat(queue.add(text("event"), DROP_OLDEST, "")).isEqualTo(CONFLATED_OR_DROPPED);
    }

    @Test
    void theLatestTakesThePlaceOfItsPredecessor() {
        queue.add(text("ada is here"), LATEST, "ada");
        queue.add(text("bob is here"), LATEST, "bob");
        queue.add(text("reply"));

        assertThat(queue.add(text("ada is gone"), LATEST, "ada")).isEqualTo(CONFLATED_OR_DROPPED);
        assertThat(queue.bytes()).isEqualTo(11 + 11 + 5);
        assertThat(takeAll(queue)).containsExactly("ada is gone", "bob is here", "reply");
    }

    @Test
    void theLatestOfAFullQueueIsDroppedUnlessItHasAPredecessor() {
        queue.add(text("ada"), LATEST, "ada");
        queue.add(text("one"));
        queue.add(text("two"));

        assertThat(queue.add(text("bob"), LATEST, "bob")).isEqualTo(CONFLATED_OR_DROPPED);
        assertThat(queue.add(text("ADA"), LATEST, "ada")).isEqualTo(CONFLATED_OR_DROPPED);
        assertThat(takeAll(queue)).containsExactly("ADA", "one", "two");
    }

    @Test
    void theLatestThatWouldBreakTheBoundLeavesItsPredecessor() {
        queue.add(text("ada"), LATEST, "ada");
        queue.add(sized(97));

        queue.add(text("longer"), LATEST, "ada");

        assertThat(queue.bytes()).isEqualTo(100);
        assertThat(takeAll(queue)).contains("ada");
    }

    @Test
    void aPredecessorThatIsTakenIsNotReplaced() {
        queue.add(text("first"), LATEST, "key");
        queue.take();

        assertThat(queue.add(text("second"), LATEST, "key")).isEqualTo(QUEUED);
        assertThat(takeAll(queue)).containsExactly("second");
    }

    @Test
    void whatWaitsCanStillBeTakenAfterClosing() {
        queue.add(text("one"));
        queue.close();

        assertThat(queue.add(text("two"))).isEqualTo(CLOSED);
        assertThat(takeAll(queue)).containsExactly("one");
    }

    @Test
    void theTakerIsWokenOnceUntilItHasSeenNothingLeft() {
        assertThat(queue.wakes()).isFalse();
        queue.add(text("one"));
        assertThat(queue.wakes()).isTrue();
        queue.add(text("two"));
        assertThat(queue.wakes()).isFalse();

        assertThat(takeAll(queue)).containsExactly("one", "two");
        assertThat(queue.wakes()).isFalse();
        queue.add(text("three"));
        assertThat(queue.wakes()).isTrue();
    }

    @Test
    void aBurstMayHaveMoreThanTheBoundsUntilTheSocketIsFull() {
        OutboundQueue fresh = new OutboundQueue(3, 100);
        for (int i = 0; i < 2; i++) {
            fresh.add(text("must"));
            fresh.add(text("old"), DROP_OLDEST, "");
            fresh.add(text("new"), DROP_NEWEST, "");
            assertThat(fresh.add(text("key"), LATEST, "key" + i)).isIn(QUEUED, PRESSING);
        }

        assertThat(takeAll(fresh)).containsExactly("must", "old", "new", "key", "must", "old", "new", "key");
    }

    @Test
    void theTakerIsToBeWokenAtOnceWhereMoreThanTheBoundsWaits() {
        OutboundQueue fresh = new OutboundQueue(1, 100);
        assertThat(fresh.add(text("one"))).isEqualTo(QUEUED);
        assertThat(fresh.add(text("two"))).isEqualTo(PRESSING);
        assertThat(fresh.add(text("three"))).as("it is on its way").isEqualTo(QUEUED);
        assertThat(fresh.wakes()).isFalse();
    }

    @Test
    void aConsumerThatTakesNothingIsJudgedAsIfAllWereAddedNow() {
        OutboundQueue fresh = new OutboundQueue(4, 1_000);
        fresh.add(text("must"));
        fresh.add(text("old"), DROP_OLDEST, "");
        fresh.add(text("older"), DROP_OLDEST, "");
        fresh.add(text("one"), LATEST, "one");
        fresh.add(text("two"), LATEST, "two");
        fresh.add(text("new"), DROP_NEWEST, "");
        fresh.add(text("must too"));
        fresh.isFull();

        assertThat(fresh.judge(0)).isFalse();
        assertThat(fresh.messages()).isEqualTo(7);
        assertThat(fresh.judge(Burst.PATIENCE_NANOS + 1)).isFalse();
        assertThat(takeAll(fresh)).containsExactly("must", "older", "one", "must too");
    }

    @Test
    void aConsumerThatWasNotTriedOrThatTakesIsNotJudged() {
        OutboundQueue fresh = new OutboundQueue(1, 1_000);
        for (int i = 0; i < 20; i++) {
            fresh.add(text("m"));
        }
        assertThat(fresh.judge(0)).isFalse();
        assertThat(fresh.judge(100 * Burst.PATIENCE_NANOS))
                .as("nobody came to take")
                .isFalse();

        fresh.take();
        long now = 100 * Burst.PATIENCE_NANOS;
        for (int i = 0; i < 10; i++) {
            assertThat(fresh.judge(now)).isFalse();
            fresh.written(1, 1);
            fresh.take();
            now += Burst.PATIENCE_NANOS;
        }
        assertThat(fresh.judge(now + 1)).as("it has had ten seconds").isTrue();
    }

    @Test
    void whatIsBeyondTheBoundsIsTakenFromTheBudgetAndGivenBack() {
        BufferBudget budget = new BufferBudget(100_000);
        OutboundQueue fresh = new OutboundQueue(new OutboundBounds(2, 10_000, budget));
        fresh.add(sized(10_000));
        assertThat(budget.taken()).isZero();
        fresh.add(sized(40_000));
        assertThat(budget.taken()).isBetween(40_000L, 50_000L);
        assertThat(fresh.add(sized(20_000)))
                .as("half of the budget is for others")
                .isEqualTo(OVERFLOWED);
        assertThat(budget.taken()).isZero();

        OutboundQueue other = new OutboundQueue(new OutboundBounds(2, 10_000, budget));
        other.add(sized(10_000));
        other.add(sized(20_000));
        takeAll(other);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void whatIsLedInComesBeforeAllThatWaited() {
        OutboundQueue held = OutboundQueue.held(new OutboundBounds(10, 10_000, new BufferBudget(0)));
        held.add(text("early"));
        assertThat(held.take()).isNull();
        assertThat(held.wakes()).isFalse();

        assertThat(held.lead(text("welcome"), true)).isTrue();

        assertThat(held.wakes()).isTrue();
        assertThat(held.lead(text("again"), true)).isFalse();
        assertThat(takeAll(held)).containsExactly("welcome", "early");
    }

    @Test
    void whatIsLedInMayTakeTheWholeStage() {
        OutboundQueue held = OutboundQueue.held(new OutboundBounds(10, 10_000, new BufferBudget(0)));
        held.add(text("early"));

        held.lead(text("error"), false);

        assertThat(takeAll(held)).containsExactly("error");
    }

    @Test
    void roomIsKeptForWhatWillBeLedIn() {
        OutboundQueue held = OutboundQueue.held(new OutboundBounds(3, 10_000, new BufferBudget(0)));
        held.add(text("one"));
        held.add(text("two"));

        assertThat(held.add(text("three"))).isEqualTo(OVERFLOWED);
        assertThat(held.lead(text("welcome"), true)).isFalse();
    }

    @Test
    void aHeldQueueThatIsClosedHasNothingToSay() {
        OutboundQueue held = OutboundQueue.held(new OutboundBounds(3, 10_000, new BufferBudget(0)));
        held.add(text("one"));

        held.close();

        assertThat(held.take()).isNull();
        assertThat(held.bytes()).isZero();
    }

    @Test
    void itKnowsHowLongNothingLeaves() {
        queue.add(sized(50));
        queue.add(sized(50));
        assertThat(queue.stuckFor(1_000)).isZero();

        queue.take();
        assertThat(queue.stuckFor(2_000)).isZero();
        assertThat(queue.stuckFor(5_000)).isEqualTo(3_000);

        queue.written(0, 10);
        assertThat(queue.stuckFor(6_000)).isZero();
        assertThat(queue.stuckFor(7_000)).isEqualTo(1_000);

        queue.written(1, 40);
        assertThat(queue.stuckFor(8_000)).isZero();
        assertThat(queue.stuckFor(9_000)).isZero();
    }
}

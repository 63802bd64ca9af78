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
import static dev.troupe.runtime.connection.OutboundQueue.Added.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.wire.WireMessage;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

    private final OutboundQueue queue = new OutboundQueue(3, 100);

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
        WireMessage taken = queue.take();

        assertThat(queue.add(text("four"), DROP_NEWEST, "")).isEqualTo(CONFLATED_OR_DROPPED);
        assertThat(queue.messages()).isEqualTo(3);

        queue.written(1, taken == null ? 0 : taken.length());
        assertThat(queue.add(text("four"), DROP_NEWEST, "")).isEqualTo(QUEUED);
        assertThat(takeAll(queue)).containsExactly("two", "three", "four");
    }

    @Test
    void theBoundOnBytesCountsWhatIsTakenButNotWritten() {
        queue.add(sized(60));
        queue.take();

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

        assertThat(queue.add(text("four"))).isEqualTo(OVERFLOWED);
        assertThat(queue.add(text("five"))).isEqualTo(CLOSED);
        assertThat(queue.take()).isNull();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void anEventThatMustNotBeMissedOverflows() {
        queue.add(sized(100));

        assertThat(queue.add(text("event"), DISCONNECT, "")).isEqualTo(OVERFLOWED);
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
        queue.take();

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
    void whatIsLedInComesBeforeAllThatWaited() {
        OutboundQueue held = OutboundQueue.held(10, 10_000);
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
        OutboundQueue held = OutboundQueue.held(10, 10_000);
        held.add(text("early"));

        held.lead(text("error"), false);

        assertThat(takeAll(held)).containsExactly("error");
    }

    @Test
    void roomIsKeptForWhatWillBeLedIn() {
        OutboundQueue held = OutboundQueue.held(3, 10_000);
        held.add(text("one"));
        held.add(text("two"));

        assertThat(held.add(text("three"))).isEqualTo(OVERFLOWED);
        assertThat(held.lead(text("welcome"), true)).isFalse();
    }

    @Test
    void aHeldQueueThatIsClosedHasNothingToSay() {
        OutboundQueue held = OutboundQueue.held(3, 10_000);
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

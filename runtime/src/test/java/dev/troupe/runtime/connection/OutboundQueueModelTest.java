package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.OutboundQueue.Added.CONFLATED_OR_DROPPED;
import static dev.troupe.runtime.connection.OutboundQueue.Added.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs random operations against a queue and against the plainest list that keeps the same promises. */
class OutboundQueueModelTest {

    private static final int MAX_MESSAGES = 40;
    private static final int MAX_BYTES = 400;

    private record Entry(WireMessage message, SlowConsumerPolicy policy, String key) {}

    private final OutboundQueue queue = new OutboundQueue(MAX_MESSAGES, MAX_BYTES);
    private final List<Entry> model = new ArrayList<>();
    private final List<WireMessage> taken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void behavesLikeTheModel(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 20_000; step++) {
            // As behind a socket that was found full: events that may be dropped keep to the bounds.
            queue.isFull();
            int what = random.nextInt(step / 1_000 % 2 == 0 ? 14 : 10);
            if (what < 8) {
                add(random, step);
            } else if (what < 11) {
                take();
            } else {
                write();
            }
            assertThat(queue.messages()).isEqualTo(model.size() + taken.size());
            assertThat(queue.bytes()).isEqualTo(bytes());
        }
    }

    private void add(Random random, int step) {
        WireMessage message = Messages.text("m" + step + "x".repeat(random.nextInt(30)));
        SlowConsumerPolicy[] lossy = {
            SlowConsumerPolicy.DROP_OLDEST, SlowConsumerPolicy.DROP_NEWEST, SlowConsumerPolicy.LATEST
        };
        SlowConsumerPolicy policy =
                random.nextInt(3) == 0 && wouldFit(message) ? SlowConsumerPolicy.DISCONNECT : lossy[random.nextInt(3)];
        String key = "key" + random.nextInt(6);
        OutboundQueue.Added expected = expect(new Entry(message, policy, key));
        assertThat(queue.add(message, policy, key)).isEqualTo(expected);
    }

    private OutboundQueue.Added expect(Entry entry) {
        if (entry.policy() == SlowConsumerPolicy.LATEST) {
            for (int i = 0; i < model.size(); i++) {
                Entry former = model.get(i);
                if (former.policy() == SlowConsumerPolicy.LATEST && former.key().equals(entry.key())) {
                    long after = bytes()
                            - former.message().length()
                            + entry.message().length();
                    if (after <= MAX_BYTES || model.size() + taken.size() == 1) {
                        model.set(i, entry);
                    }
                    return CONFLATED_OR_DROPPED;
                }
            }
        }
        List<Entry> before = List.copyOf(model);
        while (entry.policy() == SlowConsumerPolicy.DROP_OLDEST && !wouldFit(entry.message())) {
            var oldest = model.stream()
                    .filter(other -> other.policy() == SlowConsumerPolicy.DROP_OLDEST)
                    .findFirst();
            if (oldest.isEmpty()) {
                break;
            }
            model.remove(oldest.get());
        }
        if (!wouldFit(entry.message())) {
            model.clear();
            model.addAll(before);
            return CONFLATED_OR_DROPPED;
        }
        model.add(entry);
        return QUEUED;
    }

    private boolean wouldFit(WireMessage message) {
        int count = model.size() + taken.size();
        return count == 0 || (count < MAX_MESSAGES && bytes() + message.length() <= MAX_BYTES);
    }

    private void take() {
        WireMessage message = queue.take();
        if (model.isEmpty()) {
            assertThat(message).isNull();
        } else {
            assertThat(message).isSameAs(model.get(0).message());
            taken.add(model.remove(0).message());
        }
    }

    private void write() {
        if (!taken.isEmpty()) {
            queue.written(1, taken.remove(0).length());
        }
    }

    private long bytes() {
        return model.stream().mapToLong(entry -> entry.message().length()).sum()
                + taken.stream().mapToLong(WireMessage::length).sum();
    }
}

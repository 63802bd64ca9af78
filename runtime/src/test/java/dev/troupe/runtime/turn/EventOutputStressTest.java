package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Connections;
import dev.troupe.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading turns that run side by side and all broadcast. */
@Timeout(120)
class EventOutputStressTest {

    private static final int CLIENTS = 4;
    private static final int CALLS = 50;
    private static final int EVENTS = 40;
    private static final int ALL = CLIENTS * CALLS * EVENTS;
    private static final Pattern EVENT = Pattern.compile("\"seq\":(\\d+),\"args\":\\{\"text\":\"(\\d+) (\\d+)\"");

    @RegisterExtension
    final Stage stage = new Stage();

    private final CyclicBarrier together = new CyclicBarrier(CLIENTS);
    private final AtomicInteger turns = new AtomicInteger();

    private Probe room(Connections<String, Probe.Feed> connections) {
        return new Probe() {
            @Override
            public String read(String text) throws Exception {
                int turn = turns.getAndIncrement();
                together.await(20, TimeUnit.SECONDS);
                for (int i = 0; i < EVENTS; i++) {
                    connections.broadcast().said(turn + " " + i);
                }
                return text;
            }
        };
    }

    private List<RecordedConnection> callAll() {
        LocalActors actors = stage.actors(injection -> room(injection.connections()));
        List<RecordedConnection> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new RecordedConnection().join(actors, "lobby", "ada"));
        }
        clients.forEach(client -> {
            for (int i = 0; i < CALLS; i++) {
                client.call(Probe.READ, "x");
            }
        });
        await().atMost(Duration.ofSeconds(90))
                .until(() -> clients.stream().allMatch(client -> client.said().size() == 1 + ALL + CALLS));
        return clients;
    }

    @Test
    void eventsAreNumberedInTheOrderInWhichTheyAreQueuedForEveryConnectionAlike() {
        List<RecordedConnection> clients = callAll();

        List<String> first =
                clients.get(0).events().stream().map(WireMessage::text).toList();
        long[] numbers = new long[ALL];
        int[] nextOfTurn = new int[CLIENTS * CALLS];
        for (int i = 0; i < ALL; i++) {
            Matcher event = EVENT.matcher(first.get(i));
            assertThat(event.find()).as(first.get(i)).isTrue();
            numbers[i] = Long.parseLong(event.group(1));
            assertThat(Integer.parseInt(event.group(3)))
                    .as("the order of turn " + event.group(2))
                    .isEqualTo(nextOfTurn[Integer.parseInt(event.group(2))]++);
        }
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, ALL).toArray());
        assertThat(clients)
                .allSatisfy(client -> assertThat(client.events())
                        .extracting(WireMessage::text)
                        .isEqualTo(first));
    }

    @Test
    void whateverWasSaidBeforeFlushIsFlushed() {
        List<RecordedConnection> clients = callAll();

        await().untilAsserted(() -> assertThat(clients)
                .allSatisfy(client -> assertThat(client.flushed()).isEqualTo(1 + ALL + CALLS)));
    }
}

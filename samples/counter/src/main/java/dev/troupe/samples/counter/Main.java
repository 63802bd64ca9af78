package dev.troupe.samples.counter;

import dev.troupe.server.TroupeServer;

public final class Main {
    public static void main(String[] arguments) {
        try (var server = TroupeServer.start(0);
                var visits = CounterClient.connect(
                        server.uri(), "visits", on -> on.changed(value -> System.out.println("changed to " + value)))) {
            visits.add(2).thenAccept(value -> System.out.println("add(2) gave " + value));
            System.out.println("add(3) gave " + visits.blocking().add(3));
        }
    }
}

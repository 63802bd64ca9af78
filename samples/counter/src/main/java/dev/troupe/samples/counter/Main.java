package dev.troupe.samples.counter;

import dev.troupe.server.TroupeServer;

public final class Main {
    public static void main(String[] arguments) {
        try (var server = TroupeServer.start(0);
                var visits = CounterClient.connect(
                        server.uri(), "visits", on -> on.changed(value -> System.out.println("changed to " + value)))) {
            System.out.println("add(2) gave " + visits.add(2).join());
            System.out.println("add(3) gave " + visits.blocking().add(3));
        }
    }
}

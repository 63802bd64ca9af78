package dev.troupe.benchmarks.room;

import java.time.Clock;
import java.util.ArrayDeque;

/** The last messages of a room. Not for several threads at once. */
public final class History {

    private static final int KEPT = 100;

    private final ArrayDeque<Room.Message> messages = new ArrayDeque<>(KEPT + 1);
    private final Clock clock;
    private long next = 1;

    /** An empty history. */
    public History(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a message, and forgets the oldest where there are too many. */
    public Room.Message add(String text) {
        Room.Message message = new Room.Message(next++, "ada", text, clock.instant());
        messages.addLast(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
        return message;
    }
}

package dev.troupe.testkit;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as an actor has sent it.
 *
 * @param name the method of the events interface
 * @param arguments what it was called with
 */
public record SentEvent(String name, List<@Nullable Object> arguments) {

    /** Defends against changes; arguments may be null where the event allows it. */
    public SentEvent {
        arguments = Collections.unmodifiableList(new java.util.ArrayList<>(arguments));
    }

    /** The event of this method with these arguments. */
    public static SentEvent of(String name, @Nullable Object... arguments) {
        return new SentEvent(name, java.util.Arrays.asList(arguments));
    }

    /** {@code posted(hello)}. */
    @Override
    public String toString() {
        return name + arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}

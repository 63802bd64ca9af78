package dev.troupe.protocol;

/** Takes the events that an actor sends; generated senders call it. */
@FunctionalInterface
public interface EventSink {

    /** Takes one event. */
    <I> void emit(Event<I> event, I arguments);

    /** Takes one event without arguments. */
    default void emit(Event<NoArguments> event) {
        emit(event, NoArguments.INSTANCE);
    }
}

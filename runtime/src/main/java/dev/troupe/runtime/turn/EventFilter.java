package dev.troupe.runtime.turn;

import dev.troupe.protocol.Event;
import dev.troupe.protocol.Protocol;
import java.util.BitSet;
import java.util.Set;

/** Which broadcasts a connection wants, and which events it may hear. Immutable. */
final class EventFilter {

    private static final BitSet NONE = new BitSet();

    /** Of a client without a connection, to which no event goes. */
    static final EventFilter NOTHING = new EventFilter(NONE, NONE);

    private final BitSet wanted;
    private final BitSet unheard;

    private EventFilter(BitSet wanted, BitSet unheard) {
        this.wanted = wanted;
        this.unheard = unheard;
    }

    /**
     * A filter; names that the protocol does not know are passed over.
     *
     * @param names the events that are wanted
     * @param every whether all are wanted
     * @param unheard those that the connection may not hear
     */
    static EventFilter of(Protocol<?, ?, ?> protocol, Set<String> names, boolean every, Set<String> unheard) {
        BitSet wanted = new BitSet();
        if (every) {
            wanted.set(0, protocol.events().size());
        }
        return new EventFilter(wanted, unheard.isEmpty() ? NONE : indexes(protocol, unheard))
                .with(protocol, names, true);
    }

    private static BitSet indexes(Protocol<?, ?, ?> protocol, Set<String> names) {
        BitSet indexes = new BitSet();
        names.forEach(name -> protocol.event(name).ifPresent(event -> indexes.set(event.index())));
        return indexes;
    }

    /** This one with the events of these names added or taken away. */
    EventFilter with(Protocol<?, ?, ?> protocol, Set<String> names, boolean on) {
        BitSet changed = (BitSet) wanted.clone();
        changed.or(on ? indexes(protocol, names) : NONE);
        changed.andNot(on ? unheard : indexes(protocol, names));
        return new EventFilter(changed, unheard);
    }

    /** Whether a broadcast of the event goes to the connection. */
    boolean admits(Event<?> event) {
        return wanted.get(event.index());
    }

    /** Whether the connection may hear the event, wanted or not. */
    boolean permits(Event<?> event) {
        return !unheard.get(event.index());
    }
}

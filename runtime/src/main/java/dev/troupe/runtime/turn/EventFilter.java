package dev.troupe.runtime.turn;

import dev.troupe.protocol.Event;
import dev.troupe.protocol.Protocol;
import java.util.BitSet;
import java.util.Set;

/** Which broadcasts a connection wants. Immutable. */
final class EventFilter {

    private final BitSet wanted;

    private EventFilter(BitSet wanted) {
        this.wanted = wanted;
    }

    /** Every event, or those with these names; names that the protocol does not know are passed over. */
    static EventFilter of(Protocol<?, ?, ?> protocol, Set<String> names, boolean every) {
        BitSet wanted = new BitSet();
        if (every) {
            wanted.set(0, protocol.events().size());
        }
        return new EventFilter(wanted).with(protocol, names, true);
    }

    /** This one with the events of these names added or taken away. */
    EventFilter with(Protocol<?, ?, ?> protocol, Set<String> names, boolean on) {
        BitSet changed = (BitSet) wanted.clone();
        for (String name : names) {
            protocol.event(name).ifPresent(event -> changed.set(event.index(), on));
        }
        return new EventFilter(changed);
    }

    boolean admits(Event<?> event) {
        return wanted.get(event.index());
    }
}

package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry whose only actor remembers what it is told. */
public final class RecordingActor implements ActorRegistry, ActorRegistry.ActorAddress {

    private final List<ToActor> told = new CopyOnWriteArrayList<>();

    /** Whether it takes calls. */
    public volatile boolean takesCalls = true;

    /** What it does when somebody connects. */
    public volatile Runnable onOpen = () -> {};

    @Override
    public ActorAddress open(String protocol, Key key, ToActor.Opening opening) {
        told.add(opening);
        onOpen.run();
        return this;
    }

    @Override
    public boolean tell(ToActor message) {
        if (message instanceof Call && !takesCalls) {
            return false;
        }
        told.add(message);
        return true;
    }

    public List<ToActor> told() {
        return told;
    }

    public ToActor.Open open() {
        return (ToActor.Open) told.get(0);
    }

    public List<Call> calls() {
        return told.stream()
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .toList();
    }

    public Call lastCall() {
        List<Call> calls = calls();
        return calls.get(calls.size() - 1);
    }

    public long closes() {
        return told.stream().filter(ToActor.Close.class::isInstance).count();
    }
}

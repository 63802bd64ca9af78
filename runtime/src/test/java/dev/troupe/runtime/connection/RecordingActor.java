package dev.troupe.runtime.connection;

import dev.troupe.actor.Audience;
import dev.troupe.protocol.Event;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.Announcements;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry whose only actor remembers what it is told, and what is announced. */
public final class RecordingActor implements ActorRegistry, ActorRegistry.ActorAddress, Announcements {

    private final List<ToActor> told = new CopyOnWriteArrayList<>();
    private final List<String> announced = new CopyOnWriteArrayList<>();

    /** Whether it takes calls. */
    public volatile boolean takesCalls = true;

    /** Whether it has served what came before as soon as it hears that a client leaves. */
    public volatile boolean servesAtOnce = true;

    /** What it does when somebody connects. */
    public volatile Runnable onOpen = () -> {};

    @Override
    public ActorAddress open(String protocol, Key key, ToActor.Opening opening) {
        told.add(opening);
        onOpen.run();
        return this;
    }

    /** The keys of the actors that there are. */
    public final Set<Key> existing = ConcurrentHashMap.newKeySet();

    @Override
    public boolean exists(String protocol, Key key) {
        return existing.contains(key);
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public boolean tell(ToActor message) {
        if ((message instanceof Call || message instanceof ToActor.Raw) && !takesCalls) {
            return false;
        }
        told.add(message);
        if (servesAtOnce && message instanceof ToActor.Close) {
            message.connection().served();
        }
        return true;
    }

    @Override
    public <I> void announce(String protocol, Event<I> event, I arguments, Audience audience) {
        announced.add(protocol + " " + event + " " + arguments + " to " + audience);
    }

    /** What was to be sent to the clients of all actors. */
    public List<String> announced() {
        return announced;
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

package dev.troupe.container;

import dev.troupe.Actor;
import dev.troupe.NoEvents;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;

/** Opens for its keepers. */
@Actor
public final class VaultActor implements Vault {

    private final Connections<NoState, NoEvents> connections;

    VaultActor(Connections<NoState, NoEvents> connections) {
        this.connections = connections;
    }

    @Override
    public String open() {
        return "gold for " + connections.caller().principal().orElseThrow().getName();
    }

    @Override
    public String look() {
        return "iron";
    }
}

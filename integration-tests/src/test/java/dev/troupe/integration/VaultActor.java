package dev.troupe.integration;

import dev.troupe.Actor;
import dev.troupe.NoEvents;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;
import java.security.Principal;

/** Knows its callers. */
@Actor
public final class VaultActor implements Vault {

    private final Connections<NoState, NoEvents> visitors;

    VaultActor(Connections<NoState, NoEvents> visitors) {
        this.visitors = visitors;
    }

    @Override
    public String whoAmI() {
        return visitors.caller().principal().map(Principal::getName).orElse("");
    }

    @Override
    public String open() {
        return "open";
    }

    @Override
    public void enter(String topic) {
        visitors.caller().join(topic);
    }

    @Override
    public int inside(String topic) {
        return visitors.members(topic).size();
    }
}

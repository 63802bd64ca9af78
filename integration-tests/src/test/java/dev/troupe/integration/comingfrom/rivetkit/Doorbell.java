package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import java.util.concurrent.CompletionStage;

/** One call, after which the socket is closed for certain. */
@ActorProtocol("doorbell")
public interface Doorbell {

    CompletionStage<Void> ring();

    @Events
    interface Chimes {
        void rang(int times);
    }
}

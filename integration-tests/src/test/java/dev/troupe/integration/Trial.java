package dev.troupe.integration;

import dev.troupe.ActorProtocol;
import java.util.concurrent.CompletionStage;

/** What is done to a server that is attacked. */
@ActorProtocol("trial")
interface Trial {

    String echo(String text);

    /** Is never answered. */
    CompletionStage<String> never();

    /** Uses up the heap with small objects. */
    void fillHeap();

    /** Uses up the stack. */
    void overflow();
}

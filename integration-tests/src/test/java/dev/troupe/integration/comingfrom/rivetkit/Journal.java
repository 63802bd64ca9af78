package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written over raw sockets, and may be read in any way. */
@ActorProtocol("journal")
public interface Journal {

    @ReadOnly
    List<String> messages();

    void announce(String text);

    /** Who is connected, raw sockets included. */
    @ReadOnly
    List<String> readers();

    @Events
    interface News {
        void arrived(String reader);

        void announced(String text);

        void gone(String reader);
    }

    @Params
    record Reader(@Nullable String name) {}
}

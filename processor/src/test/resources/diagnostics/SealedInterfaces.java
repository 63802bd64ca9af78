package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;

@ActorProtocol("sealed-protocol")
sealed interface SealedProtocol permits SealedActor { // TROUPE081: SealedProtocol is sealed
    void post();
}

final class SealedActor implements SealedProtocol {
    @Override
    public void post() {}
}

@ActorProtocol("sealed-events")
interface SealedEvents extends AboveSealedEvents {}

interface AboveSealedEvents {
    @Events
    sealed interface Feed permits Listener { // TROUPE081: Feed is sealed
        void posted();
    }

    non-sealed interface Listener extends Feed {}
}

/** Generated code implements the protocol and not what is above it. */
@ActorProtocol("below-sealed")
non-sealed interface BelowSealed extends Above {
    @Events
    non-sealed interface Feed extends Above {}
}

sealed interface Above permits BelowSealed, BelowSealed.Feed {
    void post();
}

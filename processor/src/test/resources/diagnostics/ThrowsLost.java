package bad;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;

@ActorProtocol("throws-lost")
interface ThrowsLost extends AboveThrows, BesideThrows {
    @Override
    void declaredAgain() throws Late; // TROUPE084: declaredAgain declares Full in AboveThrows

    @Override
    void kept() throws Late, Full;

    @Override
    void wider() throws ActorException;

    @Override
    @SuppressWarnings("TROUPE084")
    void meant();
}

interface AboveThrows {
    void declaredAgain() throws Late, Full;

    void kept() throws Full;

    void wider() throws Full;

    void meant() throws Full;

    void beside() throws Late; // TROUPE084: beside declares Full in BesideThrows
}

interface BesideThrows {
    void beside() throws Full;
}

class Late extends ActorException {
    private static final long serialVersionUID = 1L;

    Late(String message) {
        super("late", message);
    }
}

class Full extends ActorException {
    private static final long serialVersionUID = 1L;

    Full(String message) {
        super("full", message);
    }
}

package first;

import dev.troupe.ActorProtocol;

@ActorProtocol("room")
public interface Room {}

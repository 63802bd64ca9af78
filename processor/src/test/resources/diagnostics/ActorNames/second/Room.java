package second;

import dev.troupe.ActorProtocol;

@ActorProtocol("other-room")
public interface Room {
    void post(String text);
}

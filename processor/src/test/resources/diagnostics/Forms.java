package bad;

import dev.troupe.ActorProtocol;

@ActorProtocol("forms")
interface Forms {
    <T> void generic(T value); // TROUPE009

    void variable(String... texts); // TROUPE010
}

package bad;

import dev.troupe.ActorProtocol;

@SuppressWarnings("rawtypes")
@ActorProtocol("unbound")
interface Unbound extends Base {
}

interface Base<T> {
    void post(T value); // TROUPE039: T
}

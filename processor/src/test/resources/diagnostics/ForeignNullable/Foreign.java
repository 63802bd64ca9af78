package bad;

import dev.troupe.ActorProtocol;
import javax.annotation.Nullable;

@ActorProtocol("foreign")
interface Foreign {
    void post(
            @Nullable // TROUPE043: text
            String text);

    @Nullable // TROUPE043: the result of find
    String find();

    Note note();

    record Note(
            @Nullable // TROUPE043
            String text) {}
}

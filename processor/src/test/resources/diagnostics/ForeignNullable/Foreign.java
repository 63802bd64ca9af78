package bad;

import dev.troupe.ActorProtocol;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

@ActorProtocol("foreign")
interface Foreign {
    void post(
            @Nullable // TROUPE043: text
            String text);

    @Nullable // TROUPE043: the result of find
    String find();

    Note note();

    void inside(
            List<@Checked.Nullable String> texts, // TROUPE043: @bad.Checked.Nullable does not make texts optional
            Map<String, @Checked.Nullable Note[]> notes); // TROUPE043: notes

    @Checked.Nullable String ofType(); // TROUPE043: the result of ofType

    record Note(
            @Nullable // TROUPE043
            String text) {}
}

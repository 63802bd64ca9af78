package bad;

import dev.troupe.ActorProtocol;
import other.Open;

@ActorProtocol("visibility")
interface Protocol {
    void post(Open.Accessible fine, Outer.Holder hidden);

    class Outer {
        private record Hidden(String text) {}

        record Holder(Hidden hidden) {} // TROUPE040: it is private

        private enum Mood {
            GOOD
        }

        record Moody(Mood mood) {} // TROUPE040
    }

    void moody(Outer.Moody mood);
}

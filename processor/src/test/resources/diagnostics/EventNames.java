package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.WireName;

@ActorProtocol("event-names")
interface EventNames {
    @Events
    interface Feed {
        void none(); // TROUPE067: "none"

        @WireName("one,two") // TROUPE067: "one,two"
        void both();

        @WireName("nobody")
        void none(int number);

        void posted(String text);

        @WireName("counted")
        void posted(int count); // TROUPE068: posted(java.lang.String)

        @WireName("posted-with-count")
        void posted(String text, int count);
    }
}

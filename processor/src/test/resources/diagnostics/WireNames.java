package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.WireName;

@ActorProtocol("wire-names")
interface WireNames {
    void post(String text);

    void post(int number); // TROUPE015: post(java.lang.String)

    @WireName("post-both")
    void post(String text, int number);

    @WireName("post-both") // TROUPE015: Give one of them another name
    void postBoth();

    void twice(String one, @WireName("one") String two); // TROUPE015

    void empty(@WireName("") String one); // TROUPE016: it is empty

    @WireName("a\tb") // TROUPE016: control character
    void control();

    Mood mood();

    Pair pair();

    enum Mood {
        GOOD,
        @WireName("GOOD") // TROUPE015
        BAD
    }

    record Pair(
            String one,
            @WireName("one") // TROUPE015
            String two) {}

    @Events
    interface Feed {
        void posted(String text);

        @WireName("posted") // TROUPE015
        void alsoPosted(String text);
    }
}

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

/** Readers refuse longer names of members. */
@ActorProtocol("long-names")
interface LongNames {
    String SIXTEEN = "aaaabbbbccccdddd";
    String SQUARE = SIXTEEN + SIXTEEN + SIXTEEN + SIXTEEN;
    String LONGEST = SQUARE + SQUARE + SQUARE + SQUARE + SQUARE + SQUARE + SQUARE + SQUARE + SQUARE + SQUARE + SQUARE
            + SQUARE + SQUARE + SQUARE + SQUARE + SQUARE;
    String TOO_LONG = LONGEST + "e";

    @WireName(LONGEST)
    void fits(@WireName(LONGEST) Part part);

    @WireName(TOO_LONG) // TROUPE016: it has 1025 characters, and 1024 is the most
    void action(@WireName(TOO_LONG) Part part); // TROUPE016

    record Part(@WireName(TOO_LONG) Kind kind) {} // TROUPE016

    enum Kind {
        @WireName(TOO_LONG) // TROUPE016
        FIRST
    }

    @Events
    interface Feed {
        @WireName(TOO_LONG) // TROUPE016
        void changed(Shape shape);
    }

    sealed interface Shape {
        @WireName(TOO_LONG) // TROUPE016
        record Round() implements Shape {}
    }
}

package dev.troupe.runtime.room;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What people do in a room. */
public interface Room {

    /** Says something to all, and returns it numbered. */
    String post(String text);

    /** One way; fails on an empty text. */
    void whisper(String text);

    /** Read-only: all that was said. */
    String history(String separator);

    /** Returns what was said before the turn that is under way ends. */
    CompletionStage<String> later(String text);

    /** The events. */
    interface Feed {
        /** Somebody said something; must not be missed. */
        void posted(String text);

        /** Drops the oldest. */
        void ticked(String text);

        /** The latest of each text counts. */
        void typing(String text);
    }

    /** What a client says when it connects. */
    record Join(String name, long age, List<String> tags) {}
}

package dev.troupe.actor;

import java.util.Optional;

/**
 * An event as browsers take it from an {@code EventSource} (HTML standard, section 9.2). Immutable.
 *
 * @param type by which a page listens to it; empty for {@code message}
 * @param id what the client says in {@code Last-Event-ID} when it comes again; without one, that of the event before
 * @param data text of any number of lines
 */
public record ServerSentEvent(String type, Optional<String> id, String data) {

    /** Checks that type and id are one line each, and that the id has no U+0000, which browsers would ignore. */
    public ServerSentEvent {
        requireLine(type, "type");
        requireLine(id.orElse(""), "id");
        if (id.isPresent() && id.get().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The id of an event has U+0000 in it");
        }
    }

    private static void requireLine(String text, String what) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("The " + what + " of an event is one line");
        }
    }

    /** An event of the type {@code message}. */
    public static ServerSentEvent of(String data) {
        return new ServerSentEvent("", Optional.empty(), data);
    }

    /** An event of this type. */
    public static ServerSentEvent of(String type, String data) {
        return new ServerSentEvent(type, Optional.empty(), data);
    }

    /** The same event with an id. */
    public ServerSentEvent withId(String given) {
        return new ServerSentEvent(type, Optional.of(given), data);
    }

    /** As it is sent (section 9.2.5), the empty line at its end included. */
    public String text() {
        StringBuilder text = new StringBuilder(data.length() + 32);
        if (!type.isEmpty()) {
            text.append("event: ").append(type).append('\n');
        }
        id.ifPresent(given -> text.append("id: ").append(given).append('\n'));
        appendLines(text, "data: ", data);
        return text.append('\n').toString();
    }

    /** Each line of a text with this before it; a line ends as there: CR LF, LF or CR. */
    static void appendLines(StringBuilder to, String before, String text) {
        for (String line : text.split("\r\n|\n|\r", -1)) {
            to.append(before).append(line).append('\n');
        }
    }
}

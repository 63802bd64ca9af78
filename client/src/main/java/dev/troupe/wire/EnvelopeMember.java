package dev.troupe.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A member of an envelope that means something. */
enum EnvelopeMember {
    CALL(0, true),
    SUBSCRIBE(1, true),
    UNSUBSCRIBE(2, true),
    CANCEL(3, true),
    PING(4, true),
    REPLY(5, true),
    EVENT(6, true),
    WELCOME(7, true),
    PONG(8, true),
    /** A kind of its own unless it stands beside {@link #REPLY}. */
    ERROR(9, true),
    ID(10, false),
    TIMEOUT(11, false),
    ARGS(12, false),
    VALUE(13, false),
    ABOUT(14, false),
    SEQ(15, false);

    private static final EnvelopeMember[] VALUES = values();
    static final int COUNT = VALUES.length;

    /** Those of one length, by the length: a name is told apart by a few comparisons. */
    private static final Name[][] BY_LENGTH = byLength();

    private final int index;
    private final boolean kind;
    private final String text = name().toLowerCase(Locale.ROOT);

    EnvelopeMember(int index, boolean kind) {
        this.index = index;
        this.kind = kind;
    }

    /** Its place among all, from 0. */
    int index() {
        return index;
    }

    /** The member at this place. */
    static EnvelopeMember at(int index) {
        return VALUES[index];
    }

    /** A bit for each member: that of its place. */
    int bit() {
        return 1 << index;
    }

    /** As it stands on the wire. */
    String text() {
        return text;
    }

    /** Whether it says what kind of message it stands in. */
    boolean isKind() {
        return kind;
    }

    /** The member with this name, null if there is none. */
    static @Nullable EnvelopeMember ofName(byte[] array, int from, int to) {
        int length = to - from;
        if (length >= BY_LENGTH.length) {
            return null;
        }
        for (Name name : BY_LENGTH[length]) {
            if (Arrays.equals(array, from, to, name.bytes, 0, length)) {
                return name.member;
            }
        }
        return null;
    }

    /** The member with this name, null if there is none. */
    static @Nullable EnvelopeMember ofName(String name) {
        for (EnvelopeMember member : VALUES) {
            if (member.text.equals(name)) {
                return member;
            }
        }
        return null;
    }

    private static Name[][] byLength() {
        List<Name> names = Arrays.stream(VALUES).map(Name::new).toList();
        int longest = names.stream().mapToInt(Name::length).max().orElseThrow();
        Name[][] byLength = new Name[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int wanted = length;
            byLength[length] =
                    names.stream().filter(name -> name.length() == wanted).toArray(Name[]::new);
        }
        return byLength;
    }

    private static final class Name {
        private final EnvelopeMember member;
        private final byte[] bytes;

        Name(EnvelopeMember member) {
            this.member = member;
            this.bytes = member.text.getBytes(StandardCharsets.US_ASCII);
        }

        int length() {
            return bytes.length;
        }
    }
}

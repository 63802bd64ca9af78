package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    private static final String[] PIECES = {
        "a", "B", "9", "~", "~0", ",", "/", "\\", ".", "%", "%2F", " ", ";", "?", "#", "+", "{", "é", "€", "😀",
        "\u2028"
    };

    @Test
    void everyKeyIsReadAsWrittenAndNoTwoCollide() {
        var random = new Random(1);
        Map<String, List<String>> segments = new HashMap<>();
        for (int round = 0; round < 10_000; round++) {
            String[] parts = new String[1 + random.nextInt(3)];
            Arrays.setAll(parts, i -> text(random));
            Key key;
            try {
                key = Key.of(parts[0], Arrays.copyOfRange(parts, 1, parts.length));
            } catch (IllegalArgumentException e) {
                assertThat(String.join(",", parts)).isIn("", ".", "..");
                continue;
            }
            String segment = key.toPathSegment();

            assertThat(segment).matches("[A-Za-z0-9._~,-]*(%[0-9A-F]{2}[A-Za-z0-9._~,-]*)*");
            assertThat(URI.create("http://h/actors/p/" + segment).getRawPath()).isEqualTo("/actors/p/" + segment);
            assertThat(Key.parsePathSegment(segment))
                    .isEqualTo(key)
                    .hasSameHashCodeAs(key)
                    .hasToString(key.toString());
            assertThat(Key.parsePathSegment(segment).parts()).containsExactly(parts);
            assertThat(segments.merge(segment, List.of(parts), (old, same) -> old))
                    .containsExactly(parts);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void partsThatLookAlikeAreOtherKeys() {
        assertThat(Key.of("a,b")).isNotEqualTo(Key.of("a", "b"));
        assertThat(Key.of("a", "")).isNotEqualTo(Key.of("a"));
        assertThat(Key.of("", "")).isNotEqualTo(Key.of("", "", ""));
        assertThat(Key.of("~1")).isNotEqualTo(Key.of(","));
        assertThat(Key.of("a")).isNotEqualTo(new Object());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lobby      | lobby",
                "a b        | a%20b",
                "a/b        | a~2b",
                "a\\b       | a~3b",
                "a,b        | a~1b",
                "~          | ~0",
                "{key}      | %7Bkey%7D",
                "a;b        | a%3Bb",
                "50%        | 50%25",
                "é          | %C3%A9",
                "a.b        | a.b",
                "...        | ...",
            })
    void isOneSegmentOfAPath(String key, String segment) {
        assertThat(Key.of(key).toPathSegment()).isEqualTo(segment);
        assertThat(Key.parsePathSegment(segment)).isEqualTo(Key.of(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"%6Cobby | lobby", "a+b | a+b", "a%2bb | a+b", "a:@!$&'()*=b | a:@!$&'()*=b", "%7e0 | ~", "[x]|[x]"
            })
    void characterMayBeEncodedThatNeedNotBe(String segment, String key) {
        assertThat(Key.parsePathSegment(segment)).isEqualTo(Key.of(key));
    }

    @Test
    void anEncodedCommaIsACommaAllTheSame() {
        assertThat(Key.parsePathSegment("a%2Cb")).isEqualTo(Key.of("a", "b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``         | empty",
                ".          | '.' or '..'",
                "..         | '.' or '..'",
                "%2e        | '.' or '..'",
                ".%2E       | '.' or '..'",
                "%          | two hexadecimal digits",
                "a%2        | two hexadecimal digits",
                "%zz        | two hexadecimal digits",
                "%+1        | two hexadecimal digits",
                "%ff        | not UTF-8",
                "%C0%AE     | not UTF-8",
                "%ED%A0%80  | not UTF-8",
                "%C3        | not UTF-8",
                "a%2Fb      | %2F or %5C",
                "a%2fb      | %2F or %5C",
                "a%5Cb      | %2F or %5C",
                "a%00       | control character",
                "a%0D%0A    | control character",
                "%7F        | control character",
                "%C2%85     | control character",
                "a;b        | must be percent-encoded",
                "a?b        | must be percent-encoded",
                "a#b        | must be percent-encoded",
                "a/b        | must be percent-encoded",
                "a\\b       | must be percent-encoded",
                "`a b`      | must be percent-encoded",
                "é          | must be percent-encoded",
                "~          | ~ that is not followed",
                "a~4        | ~ that is not followed",
                "a~~0       | ~ that is not followed",
                "a~,        | ~ that is not followed",
            })
    void whateverIsDoubtfulIsRefusedWithTheReason(String segment, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Key.parsePathSegment(segment))
                .withMessageContaining(reason);
    }

    @Test
    void hasAtMost1024BytesOfText() {
        assertThat(Key.of("é".repeat(512)).toPathSegment()).hasSize(6 * 512);
        assertThat(Key.parsePathSegment("%C3%A9".repeat(512))).isEqualTo(Key.of("é".repeat(512)));
        assertThatThrownBy(() -> Key.of("a" + "é".repeat(512))).hasMessageContaining("longer than 1024 bytes");
        assertThatThrownBy(() -> Key.of(",".repeat(513))).hasMessageContaining("longer than 1024 bytes");
        assertThatThrownBy(() -> Key.parsePathSegment("a".repeat(1025))).hasMessageContaining("longer than 1024 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "\udc00", "\ude00\ud83d", "\ud83dx"})
    void halfASurrogatePairIsRefused(String part) {
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of("x", part)).withMessageContaining("surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\n", "\u007f", "\u0085"})
    void controlCharactersAreRefused(String part) {
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of(part)).withMessageContaining("control");
    }

    @Test
    void aPathIsAProtocolAndAKey() {
        assertThat(ActorPath.parse("/actors/chat-room/a~2b,c"))
                .contains(new ActorPath("chat-room", Key.of("a/b", "c")));
        assertThat(new ActorPath("chat-room", Key.of("a/b", "c é"))).hasToString("/actors/chat-room/a~2b,c%20%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/actors",
                "/actors/",
                "/actors/chat",
                "/actors//lobby",
                "/actors/Chat/lobby",
                "/actors/%63hat/lobby",
                "/actors/chat/lobby/",
                "/actors/chat/lobby/websocket",
                "/actors/chat/lobby/websocket/x",
                "/actors/chat/lobby/http/x",
                "/actors/chat/lobby/call/post",
                "/x/actors/chat/lobby",
                "/actorsx/chat/lobby",
                "actors/chat/lobby",
            })
    void otherPathsLeadNowhere(String path) {
        assertThat(ActorPath.parse(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actors/chat/", "/actors/chat/..", "/actors/chat/%zz", "/actors/chat/a;b", "/actors/chat/a%2Fb"
            })
    void aPathWithABadKeyIsRefused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> ActorPath.parse(path));
    }
}

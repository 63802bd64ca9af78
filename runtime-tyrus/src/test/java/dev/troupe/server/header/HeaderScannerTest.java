package dev.troupe.server.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderScannerTest {

    private static final IntPredicate LETTERS = Character::isLetter;
    private static final IntPredicate ANYTHING = sign -> true;

    private static List<String> elements(String line) {
        HeaderScanner scanner = new HeaderScanner(line);
        List<String> elements = new ArrayList<>();
        while (scanner.nextElement()) {
            elements.add(scanner.text(LETTERS).orElseThrow());
            assertThat(scanner.endsElement()).isTrue();
        }
        return elements;
    }

    @ParameterizedTest
    @ValueSource(strings = {"one,two", " one , two ", "\tone\t,\ttwo", ",one,,two,", " , , one, ,two , "})
    void emptyElementsAndBlanksSayNothing(String line) {
        assertThat(elements(line)).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t ", ",", " , ,"})
    void aLineMayHaveNoElement(String line) {
        assertThat(elements(line)).isEmpty();
    }

    @Test
    void anElementEndsAtACommaOrWithTheLine() {
        HeaderScanner scanner = new HeaderScanner("a b, c");
        assertThat(scanner.endsElement()).isFalse();
        assertThat(scanner.text(LETTERS)).contains("a");
        assertThat(scanner.endsElement()).isFalse();
        assertThat(scanner.text(LETTERS)).contains("b");
        assertThat(scanner.endsElement()).isTrue();
        assertThat(scanner.nextElement()).isTrue();
        assertThat(scanner.endsElement()).isFalse();
        assertThat(scanner.text(LETTERS)).contains("c");
        assertThat(scanner.endsElement()).isTrue();
        assertThat(scanner.nextElement()).isFalse();
    }

    @Test
    void aSignIsTakenWithTheBlanksBehindItAndOnlyWhereItStands() {
        HeaderScanner scanner = new HeaderScanner(" ; \t= ");
        assertThat(scanner.isAt(';')).isTrue();
        assertThat(scanner.isAt('=')).isFalse();
        assertThat(scanner.take('=')).isFalse();
        assertThat(scanner.take(';')).isTrue();
        assertThat(scanner.take(';')).isFalse();
        assertThat(scanner.take('=')).isTrue();
        assertThat(scanner.isAt(' ')).isFalse();
        assertThat(scanner.take('=')).isFalse();
    }

    @Test
    void textIsOfTheCharactersThatTheCallerNames() {
        HeaderScanner scanner = new HeaderScanner("ab12 c");
        assertThat(scanner.text(Character::isDigit)).isEmpty();
        assertThat(scanner.text(LETTERS)).contains("ab");
        assertThat(scanner.text(LETTERS)).isEmpty();
        assertThat(scanner.text(Character::isDigit)).contains("12");
        assertThat(scanner.text(ANYTHING)).contains("c");
        assertThat(scanner.text(ANYTHING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"\"`, ``",
                "`\"a, b; c\"`, `a, b; c`",
                "`\" \ta \"`, ` \ta `",
                "`\"a\\\"b\\\\c\\d\"`, `a\"b\\cd`",
                "`\"\u0000\u00E9\"`, `\u0000\u00E9`"
            })
    void aQuotedStringSaysWhatStandsInIt(String line, String text) {
        HeaderScanner scanner = new HeaderScanner(line + " =");
        assertThat(scanner.quoted(ANYTHING)).contains(text);
        assertThat(scanner.isAt('=')).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\"", "\"a", "\"a\\", "\"a\\\"", "\\\"a\""})
    void aQuotedStringHasABeginningAndAnEnd(String line) {
        assertThat(new HeaderScanner(line).quoted(ANYTHING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"a1\"", "\"a b\"", "\"\\1\"", "\"a\\\"\"", "\"\\\\\""})
    void whatTheCallerDoesNotNameHasNoPlaceInQuotesEither(String line) {
        assertThat(new HeaderScanner(line).quoted(LETTERS)).isEmpty();
    }

    @Test
    void nothingIsReadBeyondTheLine() {
        Random random = new Random(11);
        String signs = "ab\"\\,;= \t\u0000\u00E9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                line.append(signs.charAt(random.nextInt(signs.length())));
            }
            HeaderScanner scanner = new HeaderScanner(line.toString());
            int read = 0;
            while (scanner.nextElement()) {
                if (scanner.quoted(ANYTHING).or(() -> scanner.text(ANYTHING)).isEmpty()) {
                    break;
                }
                read++;
            }
            assertThat(read).as("elements of <%s>", line).isLessThanOrEqualTo(line.length());
        }
    }
}

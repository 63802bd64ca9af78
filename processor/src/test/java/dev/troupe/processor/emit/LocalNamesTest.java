package dev.troupe.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names that meet no other. */
class LocalNamesTest {

    @Test
    void aNameThatIsTakenGetsUnderscores() {
        LocalNames names = LocalNames.without(List.of("in", "in_", "MESSAGE"));

        assertThat(names.of("in")).isEqualTo("in__");
        assertThat(names.of("in")).isEqualTo("in___");
        assertThat(names.of("MESSAGE")).isEqualTo("MESSAGE_");
        assertThat(names.of("out")).isEqualTo("out");
        assertThat(names.of("out")).isEqualTo("out_");
    }

    @Test
    void whatIsNoIdentifierBecomesOne() {
        LocalNames names = LocalNames.without(List.of("default_"));

        assertThat(names.of("default")).isEqualTo("default__");
        assertThat(names.of("1st")).isEqualTo("_1st");
    }

    @Test
    void namesOfOneMethodAreNotTakenInAnother() {
        Set<String> taken = new HashSet<>(Set.of("in"));
        LocalNames first = LocalNames.without(taken);
        taken.add("value");

        assertThat(first.of("value")).isEqualTo("value");
        assertThat(LocalNames.without(List.of("in")).of("value")).isEqualTo("value");
    }
}

package dev.troupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.wire.Payloads;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void everybodyMayAndNobodyIsAsked() {
        assertThat(Access.EVERYBODY.allows(role -> {
                    throw new AssertionError(role);
                }))
                .isTrue();
    }

    @Test
    void nobodyMay() {
        assertThat(Access.NOBODY.allows(role -> true)).isFalse();
    }

    @Test
    void oneOfTheRolesIsEnough() {
        Access access = Access.roles("admin", "moderator");

        assertThat(access.allows("moderator"::equals)).isTrue();
        assertThat(access.allows("Moderator"::equals)).isFalse();
        assertThat(access.allows(role -> false)).isFalse();
    }

    @Test
    void rolesBesideEverybodyMeanNothing() {
        assertThatThrownBy(() -> new Access(true, Set.of("admin"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anActionIsForEverybodyUnlessItSaysOtherwise() {
        Action<String, Void> action = Action.of(0, "ban", Action.Kind.EXCLUSIVE, Payloads.STRING);

        assertThat(action.access()).isEqualTo(Access.EVERYBODY);
        assertThat(action.allowing(Access.NOBODY).access()).isEqualTo(Access.NOBODY);
        assertThat(action.allowing(Access.NOBODY).name()).isEqualTo("ban");
    }
}

package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void somebodyHasANameAndRoles() {
        Identity ada = Identity.of("ada", "moderator", "player");
        assertThat(ada.getName()).isEqualTo("ada");
        assertThat(ada.hasRole("player")).isTrue();
        assertThat(ada.hasRole("Player")).isFalse();
        assertThat(ada.expiresAt()).isEmpty();
        assertThat(ada).isEqualTo(Identity.of("ada", "player", "moderator"));
    }

    @Test
    void nobodyIsWithoutAName() {
        assertThatThrownBy(() -> Identity.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}

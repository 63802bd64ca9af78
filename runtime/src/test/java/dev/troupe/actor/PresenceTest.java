package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final Presence<StringBuilder, String> present = Presence.by(StringBuilder::toString);

    private static Connection<StringBuilder, Void> connection(String id, String name) {
        StringBuilder state = new StringBuilder(name);
        Object connection = Proxy.newProxyInstance(
                PresenceTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> method.getName().equals("id") ? id : state);
        @SuppressWarnings("unchecked") // It answers as one of these does.
        Connection<StringBuilder, Void> typed = (Connection<StringBuilder, Void>) connection;
        return typed;
    }

    @Test
    void aUserComesWithTheFirstConnectionAndGoesWithTheLast() {
        var phone = connection("1", "ada");
        var desk = connection("2", "ada");
        var bob = connection("3", "bob");
        assertThat(present.arrive(phone)).isTrue();
        assertThat(present.arrive(bob)).isTrue();
        assertThat(present.arrive(desk)).isFalse();
        assertThat(present.all()).containsExactly("ada", "bob");
        assertThat(present.count()).isEqualTo(2);
        assertThat(present.depart(phone)).isFalse();
        assertThat(present.isPresent("ada")).isTrue();
        assertThat(present.depart(desk)).isTrue();
        assertThat(present.isPresent("ada")).isFalse();
        assertThat(present.all()).containsExactly("bob");
        assertThat(present.arrive(phone)).isTrue();
    }

    @Test
    void aConnectionComesAndGoesOnce() {
        var ada = connection("1", "ada");
        assertThat(present.depart(ada)).isFalse();
        assertThat(present.arrive(ada)).isTrue();
        assertThat(present.arrive(ada)).isFalse();
        assertThat(present.depart(ada)).isTrue();
        assertThat(present.depart(ada)).isFalse();
        assertThat(present.all()).isEmpty();
    }

    @Test
    void aConnectionGoesUnderTheKeyUnderWhichItCame() {
        var ada = connection("1", "ada");
        present.arrive(ada);
        ada.state().append(" renamed");
        assertThat(present.depart(ada)).isTrue();
        assertThat(present.count()).isZero();
    }

    @Test
    void thoseThatAreThereAlreadyComeWithoutAWord() {
        present.arriveAll(List.of(connection("1", "ada"), connection("2", "ada"), connection("3", "bob")));
        assertThat(present.all()).containsExactly("ada", "bob");
        assertThat(present.arrive(connection("4", "bob"))).isFalse();
    }

    @Test
    void ofATopicThatHasEndedOnlyThoseArePresentWhoAreInIt() {
        var phone = connection("1", "ada");
        var desk = connection("2", "ada");
        var bob = connection("3", "bob");
        var eve = connection("4", "eve");
        present.arriveAll(List.of(phone, desk, bob, eve));
        assertThat(present.keepOnly(List.of(desk, eve))).containsExactly("bob");
        assertThat(present.all()).containsExactly("ada", "eve");
        assertThat(present.depart(phone)).as("it has gone before").isFalse();
        assertThat(present.depart(desk)).isTrue();
        assertThat(present.keepOnly(List.of())).containsExactly("eve");
        assertThat(present.count()).isZero();
        assertThat(present.arrive(bob)).isTrue();
    }
}

package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ServerSentEventTest {

    @Test
    void eachLineOfTheDataIsAFieldOfItsOwn() {
        assertThat(ServerSentEvent.of("one").text()).isEqualTo("data: one\n\n");
        assertThat(ServerSentEvent.of("one\ntwo\r\nthree\rfour").text())
                .isEqualTo("data: one\ndata: two\ndata: three\ndata: four\n\n");
        assertThat(ServerSentEvent.of("").text()).isEqualTo("data: \n\n");
        assertThat(ServerSentEvent.of("end\n").text()).isEqualTo("data: end\ndata: \n\n");
        assertThat(ServerSentEvent.of(" event: forged").text()).isEqualTo("data:  event: forged\n\n");
    }

    @Test
    void typeAndIdGoFirst() {
        assertThat(ServerSentEvent.of("posted", "x").withId("12").text())
                .isEqualTo("event: posted\nid: 12\ndata: x\n\n");
        assertThat(ServerSentEvent.of("x").withId("").text()).isEqualTo("id: \ndata: x\n\n");
    }

    @Test
    void typeAndIdAreOneLine() {
        for (String bad : new String[] {"a\nb", "a\rb", "\n"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ServerSentEvent.of(bad, "x"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ServerSentEvent.of("x").withId(bad));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSentEvent.of("x").withId("a\0b"));
    }
}

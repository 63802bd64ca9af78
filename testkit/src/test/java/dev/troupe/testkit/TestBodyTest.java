package dev.troupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestBodyTest {

    @Test
    void itRemembersWhatWasSentUntilItHasEnded() {
        List<String> log = new ArrayList<>();
        TestBody body = TestBody.of(HttpResponse.events(stream -> {
            stream.onClose(() -> log.add("closed"));
            stream.send("one");
        }));
        assertThat(body.text()).isEqualTo("data: one\n\n");
        assertThat(body.send("two")).isTrue();

        body.leave();
        body.close();
        assertThat(body.send("three")).isFalse();
        assertThat(body.text()).isEqualTo("data: one\n\ntwo");
        assertThat(log).containsExactly("closed");
        body.onClose(() -> log.add("at once"));
        assertThat(log).containsExactly("closed", "at once");
    }

    @Test
    void aWholeResponseHasNoStream() {
        assertThatIllegalArgumentException().isThrownBy(() -> TestBody.of(HttpResponse.text("whole")));
    }

    @Test
    void aRequestHasPathQueryAndBody() {
        FetchRequest<String, Integer> request = TestFetch.post("/moves?since=3", "e4", "ada", 7);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/moves");
        assertThat(request.queryParameter("since")).contains("3");
        assertThat(request.text()).isEqualTo("e4");
        assertThat(request.params()).isEqualTo("ada");
        assertThat(request.state()).isEqualTo(7);
        assertThat(TestFetch.get("/", "ada", 7).http().client().query()).isEmpty();
    }
}

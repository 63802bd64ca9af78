package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptRequestTest {

    private static ClientRequest of(String path, String query, Map<String, List<String>> headers) {
        return new ClientRequest(path, query, headers, "192.0.2.1", Optional.of(Identity.of("ada")));
    }

    @Test
    void itIsTheRequestAfterTheHandshake() {
        ClientRequest came = of(
                "/actors/room/lobby",
                "name=ada",
                Map.of(
                        "Host", List.of("example.org"),
                        "X-Colour", List.of("red", "", "blue"),
                        "Cookie", List.of("session=1"),
                        "Upgrade", List.of("websocket")));
        KeptRequest kept = new KeptRequest(came);
        assertThat(kept.request()).isEqualTo(came.afterHandshake());
        assertThat(kept.request().headers()).containsOnlyKeys("Host", "X-Colour");
        assertThat(kept.remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(kept.principal()).map(Identity::getName).contains("ada");
    }

    @Test
    void whereNothingIsKnownNothingIsKept() {
        assertThat(new KeptRequest(ClientRequest.UNKNOWN).request()).isEqualTo(ClientRequest.UNKNOWN);
    }

    @Test
    void aLineBreakThatAContainerLetsThroughMakesNoHeader() {
        ClientRequest kept =
                new KeptRequest(of("/a\nb", "x\ny", Map.of("X-Colour", List.of("red\nAdmin\nyes")))).request();
        assertThat(kept).isEqualTo(of("/a b", "x y", Map.of("X-Colour", List.of("red Admin yes"))));
    }
}

package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientRequestTest {

    private final ClientRequest request = new ClientRequest(
            "/actors/room/lobby",
            "name=ada",
            Map.of("Cookie", List.of("a=1", "b=2"), "user-agent", List.of("tests")),
            "192.0.2.1",
            Optional.empty());

    @Test
    void headerFieldsAreFoundInAnyCase() {
        assertThat(request.header("cookie")).contains("a=1");
        assertThat(request.headers("COOKIE")).containsExactly("a=1", "b=2");
        assertThat(request.header("User-Agent")).contains("tests");
        assertThat(request.header("Origin")).isEmpty();
        assertThat(request.headers("Origin")).isEmpty();
    }

    @Test
    void somebodyWhoIsKnownIsItsPrincipal() {
        ClientRequest known = request.withPrincipal(Identity.of("ada"));

        assertThat(known.principal())
                .hasValueSatisfying(who -> assertThat(who.getName()).isEqualTo("ada"));
        assertThat(known.path()).isEqualTo(request.path());
        assertThat(request.principal()).isEmpty();
    }

    @Test
    void afterTheHandshakeWhatServedItAloneIsGone() {
        ClientRequest request = new ClientRequest(
                "/actors/room/lobby/websocket",
                "name=ada",
                Map.of(
                        "authorization", List.of("Bearer s3cret"),
                        "Cookie", List.of("session=1"),
                        "Proxy-Authorization", List.of("Basic eA=="),
                        "Sec-WebSocket-Protocol", List.of("chess,troupe.token.YQ", "troupe.token.YQ, draughts"),
                        "connection", List.of("Upgrade"),
                        "UPGRADE", List.of("websocket"),
                        "Sec-WebSocket-Key", List.of("AQIDBAUGBwgJCgsMDQ4PEA=="),
                        "Sec-WebSocket-Version", List.of("13"),
                        "Sec-WebSocket-Extensions", List.of("permessage-deflate"),
                        "X-Colour", List.of("red")),
                "192.0.2.1",
                Optional.of(Identity.of("ada")));

        ClientRequest kept = request.afterHandshake();
        assertThat(kept.headers()).isEqualTo(Map.of("X-Colour", List.of("red")));
        assertThat(kept.path()).isEqualTo(request.path());
        assertThat(kept.query()).isEqualTo("name=ada");
        assertThat(kept.remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(kept.principal()).isPresent();
    }

    @Test
    void whatMustNotStandInALogIsNotInItsText() {
        ClientRequest secret = new ClientRequest(
                "/actors/room/lobby",
                "params=c2VjcmV0",
                Map.of("Authorization", List.of("Bearer s3cret")),
                "192.0.2.1",
                Optional.of(Identity.of("ada")));

        assertThat(secret).hasToString("/actors/room/lobby from 192.0.2.1 by ada");
        assertThat(ClientRequest.UNKNOWN).hasToString(" from an unknown address");
        assertThat(secret.withoutPrincipal().principal()).isEmpty();
    }
}

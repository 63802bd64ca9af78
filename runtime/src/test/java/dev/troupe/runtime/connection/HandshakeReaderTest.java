package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeReaderTest {

    private final HandshakeReader reader = new HandshakeReader(List.of(RoomProtocol.INSTANCE), 100);

    // ---- path

    @Test
    void whereThereIsNoSuchProtocolTheAnswerNamesThoseThatThereAre() {
        HandshakeRefusal refusal = refused(read("/actors/nothing/lobby", ""));

        assertThat(refusal.error().message())
                .isEqualTo(
                        "This server has no protocol 'nothing'. An address is /actors/<protocol>/<key>. Protocols: room.");
    }

    @Test
    void aPathLeadsToAnActor() {
        ServerHandshake handshake = accepted(read("/actors/room/caf%C3%A9,1", "", "troupe.v1.json"));

        assertThat(handshake.protocol()).isEqualTo("room");
        assertThat(handshake.key().parts()).containsExactly("café", "1");
        assertThat(handshake.format()).isEqualTo(WireFormat.JSON);
        assertThat(handshake.subprotocol()).isEqualTo("troupe.v1.json");
        assertThat(handshake.everyEvent()).isTrue();
        assertThat(handshake.params().isPresent()).isFalse();
        assertThat(handshake.request().remoteAddress()).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actors",
                "/actors/room",
                "/actors/other/lobby",
                "/actors/ROOM/lobby",
                "/actors/roo%6D/lobby",
                "/x/actors/room/lobby",
                "/actors/room/lobby/more",
                "/actors//lobby",
                "",
                "*"
            })
    void whatLeadsNowhereIsNotFound(String path) {
        HandshakeRefusal refusal = refused(read(path, ""));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.closeCode()).isEqualTo(4404);
        assertThat(refusal.error().code()).isEqualTo("not_found");
        assertThat(refusal.beforeUpgrade()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "%zz", "%ff", "a%2Fb", "a%5cb", "a;b", "%7Bkey%7D%", "a%00", "~9", "%2E%2E", "ä"})
    void aKeyThatCannotBeReadIsABadRequest(String key) {
        HandshakeRefusal refusal = refused(read("/actors/room/" + key, ""));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.closeCode()).isEqualTo(4400);
        assertThat(refusal.error().message()).startsWith("The key cannot be read");
    }

    @Test
    void aKeyThatIsTooLongIsABadRequest() {
        assertThat(refused(read("/actors/room/" + "k".repeat(1_025), "")).status())
                .isEqualTo(400);
        assertThat(accepted(read("/actors/room/" + "k".repeat(1_024), "")).key().parts())
                .hasSize(1);
    }

    // ---- subprotocols

    @ParameterizedTest
    @CsvSource({
        "'', JSON, ''",
        "troupe.v1.json, JSON, troupe.v1.json",
        "troupe.v1.cbor, CBOR, troupe.v1.cbor",
        "other troupe.v1.cbor troupe.v1.json, CBOR, troupe.v1.cbor",
        "troupe.v1.json troupe.token.c2VjcmV0, JSON, troupe.v1.json"
    })
    void theFirstOfOursThatIsOfferedIsSpoken(String offered, WireFormat format, String answer) {
        ServerHandshake handshake = accepted(read("/actors/room/lobby", "", offered.split(" ")));

        assertThat(handshake.format()).isEqualTo(format);
        assertThat(handshake.subprotocol()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-ws", "troupe.v2.json", "TROUPE.V1.JSON", "troupe.params.e30"})
    void offersWithNoneOfOursAmongThemAreABadRequest(String offered) {
        HandshakeRefusal refusal = refused(read("/actors/room/lobby", "", offered));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.error().message()).contains("troupe.v1.json");
    }

    // ---- params

    @Test
    void paramsStandInTheQuery() {
        ServerHandshake handshake = accepted(read("/actors/room/lobby", "params=" + base64("{\"name\":\"ada\"}")));

        assertThat(text(handshake.params())).isEqualTo("{\"name\":\"ada\"}");
    }

    @Test
    void paramsMayBePadded() {
        String padded = Base64.getUrlEncoder().encodeToString("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(padded).endsWith("=");
        assertThat(text(accepted(read("/actors/room/lobby", "params=" + padded)).params()))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void paramsStandAmongTheSubprotocols() {
        ServerHandshake handshake = accepted(
                read("/actors/room/lobby", "", "troupe.v1.json", "troupe.params." + base64("{\"name\":\"bob\"}")));

        assertThat(text(handshake.params())).isEqualTo("{\"name\":\"bob\"}");
    }

    @Test
    void paramsStandInAHeader() {
        ClientRequest request = withHeader("", base64("{\"name\":\"eve\"}"), base64("{\"name\":\"mallory\"}"));

        assertThat(text(accepted(reader.read(request, List.of())).params())).isEqualTo("{\"name\":\"eve\"}");
    }

    @Test
    void theFirstFormThatIsThereCounts() {
        String item = "troupe.params." + base64("{\"name\":\"item\"}");
        String header = base64("{\"name\":\"header\"}");
        ClientRequest all = withHeader("name=component&params=" + base64("{\"name\":\"query\"}"), header);
        ClientRequest noQuery = withHeader("name=component", header);

        assertThat(params(all, item)).isEqualTo("{\"name\":\"query\"}");
        assertThat(params(noQuery, item)).isEqualTo("{\"name\":\"header\"}");
        assertThat(params(withHeader("name=component"), item)).isEqualTo("{\"name\":\"item\"}");
        assertThat(params(withHeader("name=component"), "troupe.v1.json")).isEqualTo("{\"name\":\"component\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "bm90IGpzb24", "W10", "e30ge30", ""})
    void aHeaderThatCannotBeReadIsToldAsBadParams(String value) {
        HandshakeRefusal refusal = refused(reader.read(withHeader("name=ada", value), List.of()));

        assertThat(refusal.beforeUpgrade()).isFalse();
        assertThat(refusal.closeCode()).isEqualTo(4400);
        assertThat(refusal.error().code()).isEqualTo("bad_argument");
    }

    @Test
    void eachComponentMayStandForItself() {
        ServerHandshake handshake = accepted(
                read("/actors/room/lobby", "age=36&name=Ada+%22L%22&tags=%5B%22a%22%2C%5B1%5D%5D&unknown=%zz"));

        assertThat(text(handshake.params())).isEqualTo("{\"name\":\"Ada \\\"L\\\"\",\"age\":36,\"tags\":[\"a\",[1]]}");
    }

    @Test
    void theFirstOfSeveralCounts() {
        assertThat(text(accepted(read("/actors/room/lobby", "name=ada&name=bob&&=&x"))
                        .params()))
                .isEqualTo("{\"name\":\"ada\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "params=***",
                "params=bm90IGpzb24",
                "params=W10",
                "params=e30ge30",
                "params=",
                "name=%zz",
                "name=%",
                "name=%4",
                "name=%ff",
                "name=%C3",
                "name=a%20b%C3%28",
                "name=ä",
                "age=1,%22admin%22:true",
                "age=%7B%7D",
                "age=one",
                "age=",
                "tags=%5B",
                "tags=1%202"
            })
    void paramsThatCannotBeReadAreToldAfterTheUpgrade(String query) {
        HandshakeRefusal refusal = refused(read("/actors/room/lobby", query, "troupe.v1.cbor"));

        assertThat(refusal.beforeUpgrade()).isFalse();
        assertThat(refusal.closeCode()).isEqualTo(4400);
        assertThat(refusal.error().code()).isEqualTo("bad_argument");
        assertThat(refusal.format()).isEqualTo(WireFormat.CBOR);
        assertThat(refusal.subprotocol()).isEqualTo("troupe.v1.cbor");
    }

    @Test
    void paramsThatAreTooLargeAreToldAfterTheUpgrade() {
        String most = "{\"name\":\"" + "x".repeat(89) + "\"}";
        assertThat(most).hasSize(100);
        assertThat(accepted(read("/actors/room/lobby", "params=" + base64(most)))
                        .params()
                        .length())
                .isEqualTo(100);

        assertThat(refused(read("/actors/room/lobby", "params=" + base64(most + " ")))
                        .error()
                        .message())
                .isEqualTo("The params have more than 100 bytes");
        assertThat(refused(read("/actors/room/lobby", "name=" + "x".repeat(90))).closeCode())
                .isEqualTo(4400);
    }

    @Test
    void nothingThatMayBeSecretIsRepeated() {
        HandshakeRefusal refusal = refused(read("/actors/room/lobby", "age=secret%20thing"));

        assertThat(refusal.toString()).doesNotContain("secret");
    }

    // ---- events

    @ParameterizedTest
    @CsvSource({"events=none, ''", "events=, ''", "events=posted, posted", "'events=typing,posted', 'posted,typing'"})
    void aClientMayWantOnlySomeEvents(String query, String wanted) {
        ServerHandshake handshake = accepted(read("/actors/room/lobby", query));

        assertThat(handshake.everyEvent()).isFalse();
        assertThat(handshake.events().stream().sorted())
                .containsExactly(wanted.isEmpty() ? new String[0] : wanted.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%65vents=posted", "%&%e&%zz=1&%%%=2&events=posted&events=typing", "é=1&event=none&events=posted"
            })
    void aParameterIsFoundByItsNameHoweverItIsEncoded(String query) {
        assertThat(accepted(read("/actors/room/lobby", query)).events()).containsExactly("posted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event=posted",
                "eventss=posted",
                "%65vent=posted",
                "%E5vents=posted",
                "events%20=posted",
                "%=posted"
            })
    void anotherParameterIsNotTakenForIt(String query) {
        assertThat(accepted(read("/actors/room/lobby", query)).everyEvent()).isTrue();
    }

    @Test
    void anUnknownEventIsNamedAfterTheUpgrade() {
        HandshakeRefusal refusal = refused(read("/actors/room/lobby", "events=posted,postet"));

        assertThat(refusal.beforeUpgrade()).isFalse();
        assertThat(refusal.closeCode()).isEqualTo(4400);
        assertThat(refusal.error().message()).contains("'postet'. Did you mean 'posted'?");
    }

    private HandshakeResult read(String path, String query, String... offered) {
        List<String> items = offered.length == 1 && offered[0].isEmpty() ? List.of() : List.of(offered);
        return reader.read(new ClientRequest(path, query, Map.of(), "192.0.2.1", Optional.empty()), items);
    }

    private static ClientRequest withHeader(String query, String... params) {
        Map<String, List<String>> headers = params.length == 0 ? Map.of() : Map.of("troupe-params", List.of(params));
        return new ClientRequest("/actors/room/lobby", query, headers, "192.0.2.1", Optional.empty());
    }

    private String params(ClientRequest request, String item) {
        return text(
                accepted(reader.read(request, List.of("troupe.v1.json", item))).params());
    }

    private static ServerHandshake accepted(HandshakeResult result) {
        assertThat(result).isInstanceOf(ServerHandshake.class);
        return (ServerHandshake) result;
    }

    private static HandshakeRefusal refused(HandshakeResult result) {
        assertThat(result).isInstanceOf(HandshakeRefusal.class);
        return (HandshakeRefusal) result;
    }

    private static String text(Payload payload) {
        return new String(payload.array(), payload.offset(), payload.length(), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

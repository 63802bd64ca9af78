package dev.troupe.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Frame;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.transport.EventLoops;
import dev.troupe.server.websocket.ClientFrames;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets as the standard wants them, on a real socket. */
class WebSocketTest {

    private static final String ROOM = "/actors/echo/room";

    private final Gate gate = new Gate();
    private TroupeServer server;

    @BeforeEach
    void start() {
        server = EchoServer.start(gate);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ClientFrames frames() {
        return new ClientFrames(11);
    }

    private static byte[] say(int id, String text) {
        return ("{\"call\":\"say\",\"id\":" + id + ",\"args\":{\"text\":\"" + text + "\"}}").getBytes(UTF_8);
    }

    private static String said(int id, String text) {
        return "{\"reply\":" + id + ",\"value\":\"" + text + "\"}";
    }

    @Test
    void answersACallAfterTheWelcome() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.send(frames().frame(true, 1, say(1, "hej")));

            assertThat(client.frame().text()).isEqualTo(said(1, "hej"));
        }
    }

    @Test
    void shakesHandsAsInTheStandardsExample() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.upgrade(ROOM, "Sec-WebSocket-Protocol: other, troupe.v1.json");

            assertThat(response.status()).isEqualTo(101);
            assertThat(response.header("Upgrade")).isEqualTo("websocket");
            assertThat(response.header("Connection")).isEqualToIgnoringCase("upgrade");
            assertThat(response.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(response.header("Sec-WebSocket-Protocol")).isEqualTo("troupe.v1.json");
            assertThat(response.header("Sec-WebSocket-Extensions")).isEmpty();
        }
    }

    @Test
    void whoHasTheUpgradeCountsAndComesBeforeWhoAsksAfterThat() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            RawClient client = new RawClient(server.port());
            clients.add(client);
            assertThat(client.upgrade(ROOM).status()).isEqualTo(101);
            assertThat(server.connections()).isEqualTo(i);
        }
        for (RawClient client : clients) {
            client.close();
        }
    }

    @Test
    void takesFramesThatCameWithTheHandshake() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            byte[] request = RawClient.upgradeRequest(ROOM).getBytes(UTF_8);
            byte[] frames = frames().frame(true, 1, say(1, "eager")).bytes();
            byte[] both = new byte[request.length + frames.length];
            System.arraycopy(request, 0, both, 0, request.length);
            System.arraycopy(frames, 0, both, request.length, frames.length);
            client.send(both);

            assertThat(client.response(false).status()).isEqualTo(101);
            assertThat(client.frame().text()).startsWith("{\"welcome\"");
            assertThat(client.frame().text()).isEqualTo(said(1, "eager"));
        }
    }

    @Test
    void burstsOfSmallFramesAreAnsweredInOrder() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            int count = 200;
            ClientFrames burst = frames();
            for (int i = 0; i < count; i++) {
                burst.frame(true, 1, say(i, "m" + i));
            }
            client.send(burst);
            for (int i = 0; i < count; i++) {
                assertThat(client.frame().text()).isEqualTo(said(i, "m" + i));
            }
        }
    }

    @Test
    void aLargeMessageMayComeByteByByte() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            String text = "x".repeat(60_000);
            byte[] whole = frames().frame(true, 1, say(1, text)).bytes();
            for (byte b : whole) {
                client.socket().getOutputStream().write(b);
            }

            assertThat(client.frame().text()).isEqualTo(said(1, text));
        }
    }

    @Test
    void answersPingsBetweenFragments() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            byte[] call = say(1, "ä");
            client.send(frames().frame(false, 1, Arrays.copyOf(call, 10)).frame(true, 9, "you there".getBytes(UTF_8)));
            Frame pong = client.frame();
            client.send(frames().frame(true, 0, Arrays.copyOfRange(call, 10, call.length)));

            assertThat(pong.opcode()).isEqualTo(10);
            assertThat(pong.text()).isEqualTo("you there");
            assertThat(client.frame().text()).isEqualTo(said(1, "ä"));
        }
    }

    static Stream<Arguments> breaches() {
        byte[] hi = "hi".getBytes(UTF_8);
        return Stream.of(
                Arguments.of("unmasked", frames().frame(0x81, false, hi), 1002),
                Arguments.of("reserved bit", frames().frame(0xC1, true, hi), 1002),
                Arguments.of("unknown opcode", frames().frame(0x83, true, hi), 1002),
                Arguments.of("ping of 126 bytes", frames().frame(true, 9, new byte[126]), 1002),
                Arguments.of("fragmented ping", frames().frame(false, 9, hi), 1002),
                Arguments.of("continuation of nothing", frames().frame(true, 0, hi), 1002),
                Arguments.of("too large", frames().header(0x81, 65_537), 1009),
                Arguments.of("bad UTF-8", frames().frame(true, 1, new byte[] {(byte) 0xC3, 0x28}), 1007),
                Arguments.of("binary on JSON", frames().frame(true, 2, hi), 1003),
                Arguments.of("bad close code", frames().frame(true, 8, new byte[] {3, (byte) 0xEE}), 1002));
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("breaches")
    void aBreachIsAnsweredWithItsCloseCodeAndTheOthersStay(String what, ClientFrames frames, int code)
            throws IOException {
        try (RawClient other = RawClient.welcomed(server.port(), ROOM);
                RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.send(frames);

            assertThat(client.closeFrame().closeCode()).isEqualTo(code);
            client.close(code);
            assertThat(client.isAtEnd()).isTrue();
            await().until(() -> gate.disconnected.get() == 1);
            other.send(frames().frame(true, 1, say(1, "still")));
            assertThat(other.frame().text()).isEqualTo(said(1, "still"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1012, 1014, 3000, 4999})
    void answersACloseFrameWithItsCode(int code) throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.close(code);

            assertThat(client.closeFrame().closeCode()).isEqualTo(code);
            assertThat(client.isAtEnd()).isTrue();
            await().until(() -> gate.disconnected.get() == 1);
        }
    }

    @Test
    void answersAnEmptyCloseFrameWithAnEmptyOne() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.send(frames().frame(true, 8, new byte[0]));

            assertThat(client.closeFrame().payload()).isEmpty();
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aKickArrivesAfterWhatWasSentAndWaitsForTheAnswer() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.text("{\"call\":\"flood\",\"args\":{\"count\":100,\"size\":100}}");
            client.text("{\"call\":\"kick\",\"args\":{\"text\":\"out\"}}");
            List<Frame> frames = new ArrayList<>();
            Frame frame = client.frame();
            while (frame.opcode() != 8) {
                frames.add(frame);
                frame = client.frame();
            }
            client.close(4409);

            assertThat(frames).hasSize(100);
            assertThat(frame.closeCode()).isEqualTo(4409);
            assertThat(frame.closeReason()).isEqualTo("out");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void theTextOfACloseFrameKeepsToItsLine() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.text("{\"call\":\"kick\",\"args\":{\"text\":\"out\\r\\nin\\u202e\"}}");

            assertThat(client.closeFrame().closeReason()).isEqualTo("out\\r\\nin\\u202e");
        }
    }

    @Test
    void aPeerThatDoesNotAnswerTheCloseFrameIsLetGoOf() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.text("{\"call\":\"kick\",\"args\":{\"text\":\"out\"}}");

            assertThat(client.closeFrame().closeCode()).isEqualTo(4409);
            assertThat(client.isAtEnd()).isTrue();
            await().until(() -> gate.disconnected.get() == 1);
        }
    }

    @Test
    void aCloseFrameSurvivesAClientThatGoesOnSending() throws Exception {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.text("{\"call\":\"kick\",\"args\":{\"text\":\"out\"}}");
            byte[] more = frames().frame(true, 1, say(1, "x".repeat(1_000))).bytes();
            for (int i = 0; i < 500; i++) {
                client.send(more);
            }
            assertThat(client.closeFrame().closeCode()).isEqualTo(4409);
        }
    }

    @Test
    void aClientThatVanishesMidMessageIsGone() throws IOException {
        RawClient client = RawClient.welcomed(server.port(), ROOM);
        client.send(frames().header(0x81, 60_000));
        client.close();

        await().until(() -> gate.disconnected.get() == 1);
    }

    @Test
    void largeMessagesGoOutWhole() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            int[] sizes = {1, 125, 126, 8_191, 8_192, 65_535, 65_536, 300_000, 900_000};
            for (int size : sizes) {
                client.text("{\"call\":\"flood\",\"args\":{\"count\":1,\"size\":" + size + "}}");

                assertThat(client.frame().text()).endsWith("\"args\":{\"text\":\"" + "x".repeat(size) + "\"}}");
            }
        }
    }

    @Test
    void anEventReachesEverybody() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(RawClient.welcomed(server.port(), ROOM));
        }
        String large = "y".repeat(20_000);
        clients.get(0).text("{\"call\":\"shout\",\"args\":{\"text\":\"small\"}}");
        clients.get(1).text("{\"call\":\"shout\",\"args\":{\"text\":\"" + large + "\"}}");
        for (RawClient client : clients) {
            List<String> heard = List.of(client.frame().text(), client.frame().text());
            assertThat(heard).anyMatch(text -> text.endsWith("\"small\"}}"));
            assertThat(heard).anyMatch(text -> text.endsWith("\"" + large + "\"}}"));
            client.close();
        }
    }

    @Test
    void aClientThatNeverReadsEndsAndOthersAreServed() throws Exception {
        RuntimeSettings impatient = RuntimeSettings.DEFAULTS.toBuilder()
                .writeTimeout(Duration.ofSeconds(1))
                .build();
        try (TroupeServer other = EchoServer.start(gate, impatient, b -> b);
                RawClient stuck = new RawClient(new Socket(), other.port(), 4_096);
                RawClient reading = RawClient.welcomed(other.port(), ROOM)) {
            assertThat(stuck.upgrade(ROOM).status()).isEqualTo(101);
            await().until(() -> gate.connected.get() == 2);
            stuck.texts(40, "{\"call\":\"flood\",\"args\":{\"count\":10,\"size\":60000}}");
            reading.send(frames().frame(true, 1, say(1, "still")));

            assertThat(reading.frame().text()).isEqualTo(said(1, "still"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> gate.disconnected.get() == 1);
            assertThatThrownBy(() -> {
                        while (true) {
                            stuck.frame();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void cborGoesInBinaryFrames() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.upgrade(ROOM, "Sec-WebSocket-Protocol: troupe.v1.cbor");

            assertThat(response.header("Sec-WebSocket-Protocol")).isEqualTo("troupe.v1.cbor");
            assertThat(client.frame().opcode()).isEqualTo(2);
            client.text("{\"call\":\"say\"}");
            assertThat(client.closeFrame().closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void turnsDoNotRunOnEventLoops() throws IOException {
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            client.send(frames().frame(true, 1, say(1, "hej")));
            client.frame();

            assertThat(gate.turnThreads).isNotEmpty().noneMatch(name -> name.startsWith("troupe-loop"));
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("/actors/nobody/room", 404),
                Arguments.of("/actors/echo", 404),
                Arguments.of("/actors/echo/", 400),
                Arguments.of("/actors/echo/.", 400),
                Arguments.of("/actors/echo/..", 400),
                Arguments.of("/actors/echo/%2e%2e", 400),
                Arguments.of("/actors/echo/%zz", 400),
                Arguments.of("/actors/echo/%ff", 400),
                Arguments.of("/actors/echo/a%2Fb", 400),
                Arguments.of("/actors/echo/a%5Cb", 400),
                Arguments.of("/actors/echo/a;b", 400),
                Arguments.of("/actors/echo/" + "k".repeat(1_025), 400),
                Arguments.of("/elsewhere", 404));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("refusals")
    void refusesBeforeTheUpgrade(String path, int status) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.upgrade(path);

            assertThat(response.status()).as(response.text()).isEqualTo(status);
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.text()).startsWith("{\"error\":{\"code\":");
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void keysThatLookLikeTemplatesAreKeys() throws IOException {
        try (RawClient one = RawClient.welcomed(server.port(), "/actors/echo/%7Bkey%7D");
                RawClient other = RawClient.welcomed(server.port(), "/actors/echo/caf%C3%A9%20%25")) {
            one.text("{\"call\":\"shout\",\"args\":{\"text\":\"one\"}}");
            other.text("{\"call\":\"shout\",\"args\":{\"text\":\"other\"}}");

            assertThat(one.frame().text()).endsWith("\"one\"}}");
            assertThat(other.frame().text()).endsWith("\"other\"}}");
        }
    }

    @Test
    void refusesHandshakesThatAreNone() throws IOException {
        String good = RawClient.upgradeRequest(ROOM);
        assertThat(statusOf(good.replace("Version: 13", "Version: 8"))).isEqualTo(426);
        assertThat(statusOf(good.replace("Sec-WebSocket-Version: 13\r\n", ""))).isEqualTo(426);
        assertThat(statusOf(good.replace("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ=")))
                .isEqualTo(400);
        assertThat(statusOf(good.replace("Connection: Upgrade", "Connection: close")))
                .isEqualTo(400);
        assertThat(statusOf(good.replace("Host: localhost\r\n", ""))).isEqualTo(400);
        assertThat(statusOf(good.replace("GET", "POST"))).isEqualTo(405);
        assertThat(statusOf("GET " + ROOM + " HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(426);
        assertThat(statusOf(RawClient.upgradeRequest(ROOM, "Sec-WebSocket-Protocol: mqtt")))
                .isEqualTo(400);
    }

    private int statusOf(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.http(request).status();
        }
    }

    @Test
    void talksToTheClientOfTheJdk() throws Exception {
        talk(server);
    }

    @Test
    void runsOnTheSelectorsOfTheJdkToo() throws Exception {
        try (TroupeServer nio =
                EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.transport(EventLoops::startNio))) {
            talk(nio);
        }
    }

    private static void talk(TroupeServer server) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(server.uri() + ROOM), new Listener(heard))
                .get(10, TimeUnit.SECONDS);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).startsWith("{\"welcome\"");
        String large = "z".repeat(40_000);
        socket.sendText(new String(say(1, large), UTF_8), true).get(10, TimeUnit.SECONDS);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(said(1, large));
        socket.sendClose(1000, "bye").get(10, TimeUnit.SECONDS);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1000");
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<String> heard;
        private final StringBuilder text = new StringBuilder();

        Listener(BlockingQueue<String> heard) {
            this.heard = heard;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }
    }
}

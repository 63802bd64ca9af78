package dev.troupe.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sample from its jar: it says where it is, shows its page, talks, and says goodbye on SIGTERM. */
@Timeout(120)
class SampleJarsTest {

    /** 128 and the number of the signal, as a shell counts. */
    private static final int TERMINATED = 143;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void theCounterPrintsWhatItCountsAndEnds() throws Exception {
        try (Program counter = Program.start("counter")) {
            // Beside the log, which is in the same stream.
            assertThat(counter.lines())
                    .filteredOn(line -> line.startsWith("changed") || line.startsWith("add"))
                    .containsExactlyInAnyOrder("changed to 2", "add(2) gave 2", "changed to 5", "add(3) gave 5");
            assertThat(counter.exitCode()).isZero();
        }
    }

    @Test
    void theChatRoomShowsItsPageAndTakesWhatIsTypedIntoAConsole() throws Exception {
        try (Program program = Program.start("chat")) {
            URI pages = URI.create(program.address());
            assertThat(page(pages)).contains("<title>");
            try (Console grace = new Console(socket(pages, "/actors/chat-room/lobby?name=grace"))) {
                grace.type("{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"Good morning\"}}");
                grace.await("{\"reply\":1,\"value\":{\"number\":1,\"author\":\"grace\",\"text\":\"Good morning\"");
                assertItSaysGoodbye(program, grace);
            }
        }
    }

    @Test
    void theSecureChatShowsItsPageAndLetsInWhoHasAToken() throws Exception {
        try (Program program = Program.start("secure-chat")) {
            URI pages = URI.create(program.address());
            assertThat(page(pages)).contains("<title>");
            HttpRequest signIn = HttpRequest.newBuilder(pages.resolve("/demo/tokens/ada"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            String session =
                    HTTP.send(signIn, HttpResponse.BodyHandlers.ofString()).body();
            String token = session.replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
            try (Console ada = new Console(socket(pages, "/actors/secure-chat/lobby"), "Bearer " + token)) {
                ada.await("{\"welcome\":");
                assertItSaysGoodbye(program, ada);
            }
        }
    }

    @Test
    void theGameShowsItsPageAndMovesItsPlayers() throws Exception {
        try (Program program = Program.start("game")) {
            URI pages = URI.create(program.address());
            assertThat(page(pages)).contains("<title>");
            try (Console ada = new Console(socket(pages, "/actors/arena/beach?name=ada"))) {
                ada.await("{\"event\":\"entered\"");
                ada.type("{\"call\":\"steer\",\"args\":{\"x\":0.5,\"y\":0.5}}");
                ada.type("{\"call\":\"steer\",\"args\":{\"x\":-0.5,\"y\":-0.5}}");
                ada.await("{\"event\":\"moved\"");
                assertItSaysGoodbye(program, ada);
            }
        }
    }

    @Test
    void theProxyPassesOnWhatIsSaid() throws Exception {
        try (Program program = Program.start("proxy");
                Console ada = new Console(URI.create(program.address()))) {
            ada.type("hello");
            ada.await("ada: hello");
            assertItSaysGoodbye(program, ada);
        }
    }

    /** Two of the libraries in each jar provide this service, by files of one name. */
    @ParameterizedTest
    @ValueSource(strings = {"counter", "chat", "secure-chat", "game", "proxy"})
    void servicesOfOneNameAreMerged(String sample) throws IOException {
        try (JarFile jar = new JarFile(Program.jar(sample).toFile())) {
            byte[] providers = jar.getInputStream(
                            jar.getEntry("META-INF/services/com.fasterxml.jackson.core.JsonFactory"))
                    .readAllBytes();
            assertThat(new String(providers, UTF_8).lines())
                    .contains(
                            "com.fasterxml.jackson.core.JsonFactory",
                            "com.fasterxml.jackson.dataformat.cbor.CBORFactory");
            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
        }
    }

    private static void assertItSaysGoodbye(Program program, Console somebody) throws Exception {
        program.terminate();
        assertThat(somebody.closeCode()).isEqualTo(1001);
        assertThat(program.exitCode()).isEqualTo(TERMINATED);
    }

    private static String page(URI address) throws Exception {
        HttpResponse<String> page =
                HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        return page.body();
    }

    private static URI socket(URI pages, String path) {
        return URI.create("ws://" + pages.getAuthority() + path);
    }
}

package dev.troupe.integration.comingfrom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.integration.DocumentationPage;
import dev.troupe.integration.comingfrom.acton.Archive;
import dev.troupe.integration.comingfrom.acton.EchoActorDefinition;
import dev.troupe.integration.comingfrom.acton.HallActorDefinition;
import dev.troupe.integration.comingfrom.acton.MemoryArchive;
import dev.troupe.integration.comingfrom.bunbox.CustomActorDefinition;
import dev.troupe.integration.comingfrom.bunbox.PlaygroundActorDefinition;
import dev.troupe.integration.comingfrom.rivetkit.JournalActorDefinition;
import dev.troupe.integration.comingfrom.rivetkit.LoungeActorDefinition;
import dev.troupe.integration.comingfrom.rivetkit.TallyActorDefinition;
import dev.troupe.server.TroupeServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of docs/coming-from show stands in a source that is compiled and tested, and answers every heading. */
@Timeout(60)
class ComingFromTest {

    private static final Path SOURCES = Path.of("src/test/java/dev/troupe/integration/comingfrom");
    private static final Path HEADINGS = Path.of("src/test/resources/coming-from");

    @ParameterizedTest
    @CsvSource({"rivetkit, rivetkit", "acton-service, acton", "bunbox, bunbox"})
    void itsJavaIsCompiledAndTested(String page, String folder) throws IOException {
        String sources = DocumentationPage.sources(List.of(SOURCES.resolve(folder)));
        assertThat(page(page).blocks("java")).hasSizeGreaterThan(10).allMatch(sources::contains, "stands in a source");
        assertThat(page(page).blocks("json")).allMatch(sources::contains, "stands in a source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rivetkit", "acton-service", "bunbox"})
    void everyHeadingThatSomebodyKnowsIsThereAndSaysSomething(String page) throws IOException {
        List<String> known = Files.readAllLines(HEADINGS.resolve(page + ".txt"));
        Map<String, String> sections = page(page).sections();
        sections.remove("");
        assertThat(sections.keySet()).containsExactlyElementsOf(known);
        assertThat(sections)
                .allSatisfy((heading, body) -> assertThat(
                                !body.isBlank() || known.stream().anyMatch(other -> other.startsWith(heading + " / ")))
                        .as(heading)
                        .isTrue());
    }

    @Test
    void twoHeadingsWaitForDurableActors() throws IOException {
        Set<String> waiting = page("rivetkit").sections().entrySet().stream()
                .filter(section -> section.getValue().contains("**Waits for durable actors.**"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(waiting)
                .containsExactlyInAnyOrder(
                        "Low-Level WebSocket Handler / Advanced / WebSocket Hibernation",
                        "Fetch and WebSocket Handler / State Saves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coming-from", "coming-from/rivetkit", "coming-from/acton-service", "coming-from/bunbox"})
    void itsLinksLeadSomewhere(String page) throws IOException {
        assertThat(DocumentationPage.of(page + ".md").brokenLinks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rivetkit", "acton-service", "bunbox"})
    void itsAddressesAreThoseOfActors(String page) throws IOException {
        List<String> addresses = page(page).all("ws://localhost:8080(/[^\\s\"'`]*)");
        assertThat(addresses).isNotEmpty();
        try (TroupeServer server = TroupeServer.builder()
                .port(0)
                .actors(
                        new LoungeActorDefinition(),
                        new JournalActorDefinition(),
                        new EchoActorDefinition(),
                        new HallActorDefinition(),
                        new CustomActorDefinition(),
                        new PlaygroundActorDefinition())
                .provide(Archive.class, new MemoryArchive())
                .start()) {
            assertThat(addresses).allSatisfy(address -> {
                try (Console console = Console.connect(server.uri(), address)) {
                    assertThat(console.next()).doesNotContain("closed").doesNotContain("error");
                }
            });
        }
    }

    @Test
    void itsAddressesOfHttpAreAnswered() throws Exception {
        List<String> addresses = page("rivetkit").all("http://localhost:8080(/[^\\s\"'`]*)");
        assertThat(addresses).hasSizeGreaterThan(2);
        HttpClient http = HttpClient.newHttpClient();
        try (TroupeServer server = TroupeServer.builder()
                .port(0)
                .actors(new TallyActorDefinition())
                .start()) {
            for (String address : addresses) {
                var request = HttpRequest.newBuilder(server.pages().resolve(address));
                HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
                // An actor that is asked by GET for what it does not know says so in a text of its own.
                boolean known = response.statusCode() == 200;
                assertThat(known || text(response).equals("Not Found"))
                        .as(address)
                        .isTrue();
                response.body().close();
            }
        }
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        return new String(response.body().readAllBytes(), UTF_8);
    }

    /** JavaScript is for {@link ScriptsTest}; of shells, the addresses are tried above. */
    @ParameterizedTest
    @ValueSource(strings = {"coming-from", "coming-from/rivetkit", "coming-from/acton-service", "coming-from/bunbox"})
    void itHasNoCodeThatNobodyCompares(String page) throws IOException {
        assertThat(DocumentationPage.of(page + ".md").all("(?m)^```(.+)$"))
                .isSubsetOf("java", "json", "js", "properties", "sh");
    }

    @Test
    void itsVariablesAreThoseOfKeys() throws IOException {
        String configuration = DocumentationPage.of("configuration.md").text();
        List<String> variables = page("acton-service").all("(?m)^(TROUPE_[A-Z_]+)=");
        assertThat(variables)
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(configuration)
                        .containsPattern(
                                "\\| `" + variable.toLowerCase(Locale.ROOT).replace("_", "[.-]") + "` \\|"));
    }

    @Test
    void itsSettingsAreTheDefaults() throws IOException {
        String configuration = DocumentationPage.of("configuration.md").text();
        List<String> settings = page("acton-service").blocks("properties").stream()
                .flatMap(String::lines)
                .toList();
        assertThat(settings).hasSize(6).allSatisfy(setting -> {
            String[] keyAndValue = setting.split(" = ", 2);
            assertThat(configuration)
                    .containsPattern("\\| `" + Pattern.quote(keyAndValue[0]) + "` \\| [^|]* \\| `"
                            + Pattern.quote(keyAndValue[1]) + "` \\|");
        });
    }

    private static DocumentationPage page(String name) throws IOException {
        return DocumentationPage.of("coming-from/" + name + ".md");
    }
}

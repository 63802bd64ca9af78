package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.ActorException;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.http.CorsSettings;
import dev.troupe.server.http.StaticFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide says of plain HTTP. */
class AuctionHttpTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> titles = Map.of("vase", "A vase");
    private TroupeServer server;

    @TempDir
    Path pictures;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(pictures.resolve("vase.svg"), "<svg/>");
        server = TroupeServer.builder()
                .actors(new AuctionActorDefinition())
                .port(0)
                .provide(Register.class, new HouseRegister())
                .route("GET", "/lots/{lot}", this::lot)
                .route("GET", "/today", request -> HttpResponse.redirect(URI.create("/lots/vase")))
                .route("GET", "/pictures/{path...}", StaticFiles.below(pictures))
                .cors(CorsSettings.origins("https://auctions.example"))
                .start();
    }

    private HttpResponse lot(HttpRequest request) {
        String title = titles.get(request.pathParameter("lot"));
        if (title == null) {
            throw new ActorException("not_found", "There is no such lot");
        }
        return HttpResponse.json("{\"title\":\"" + title + "\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anActionIsCalledByOneRequest() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(
                        server.pages().resolve("/actors/auction/vase/call/bid?number=17"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\":120}"))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("{\"bidder\":\"ada\",\"amount\":120,\"at\":");
    }

    @Test
    void routesAreServedBesideIt() throws Exception {
        assertThat(get("/lots/vase")).isEqualTo("200 {\"title\":\"A vase\"}");
        assertThat(get("/lots/chair")).startsWith("404 {\"error\":{\"code\":\"not_found\"");
        assertThat(get("/today")).isEqualTo("302 ");
        assertThat(get("/pictures/vase.svg")).isEqualTo("200 <svg/>");
    }

    private String get(String path) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(server.pages().resolve(path))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}

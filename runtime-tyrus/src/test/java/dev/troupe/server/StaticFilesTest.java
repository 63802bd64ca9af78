package dev.troupe.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.http.StaticFiles;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

    /** More than the kernel takes for a client that does not read. */
    private static final int LARGE = 24_000_000;

    @TempDir
    Path directory;

    private Path files;
    private Path large;
    private byte[] content;
    private TroupeServer server;

    @BeforeEach
    void start() throws IOException {
        files = Files.createDirectory(directory.resolve("files"));
        large = files.resolve("large.bin");
        content = new byte[LARGE];
        new Random(7).nextBytes(content);
        Files.write(large, content);
        Files.writeString(directory.resolve("secret.txt"), "secret");
        server = EchoServer.start(
                new Gate(),
                RuntimeSettings.DEFAULTS,
                builder -> builder.route("GET", "/files/{path...}", StaticFiles.below(files))
                        .route("GET", "/all/{path...}", StaticFiles.below(files).withDotFiles()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Response get(String path) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.get(path);
        }
    }

    @Test
    void aLargeFileArrivesWholeWithItsLengthAndTheConnectionGoesOn() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.get("/files/large.bin");
            assertThat(response.header("Content-Length")).isEqualTo(String.valueOf(LARGE));
            assertThat(response.header("Transfer-Encoding")).isEmpty();
            assertThat(Arrays.equals(response.body(), content)).isTrue();
            Response head = client.http("HEAD /files/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(LARGE));
            String known = "If-None-Match: " + response.header("ETag");
            assertThat(client.get("/files/large.bin", known).status()).isEqualTo(304);
            Response old =
                    client.http("GET /files/large.bin HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
            assertThat(Arrays.equals(old.body(), content)).isTrue();
        }
    }

    /** A client that has read the head of the response and no more than the first bytes after it. */
    private RawClient slowReader() throws IOException {
        RawClient client = new RawClient(new Socket(), server.port(), 4_096);
        client.send("GET /files/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        assertThat(client.response(false).header("Content-Length")).isEqualTo(String.valueOf(LARGE));
        return client;
    }

    @Test
    void aFileThatBecomesLongerIsSentAsItWas() throws IOException {
        try (RawClient client = slowReader()) {
            Files.writeString(large, "more", StandardOpenOption.APPEND);
            assertThat(Arrays.equals(client.bytes(LARGE), content)).isTrue();
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void aFileThatBecomesShorterIsCutOff() throws IOException {
        try (RawClient client = slowReader()) {
            Files.write(large, Arrays.copyOf(content, 10));
            assertThatThrownBy(() -> client.bytes(LARGE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileWhosePlaceAnotherTakesIsCutOff() throws IOException {
        try (RawClient client = slowReader()) {
            Path other = Files.write(directory.resolve("other.bin"), content);
            Files.move(other, large, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(() -> client.bytes(LARGE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClientThatLeavesDisturbsNobody() throws IOException {
        slowReader().close();
        assertThat(get("/health").status()).isEqualTo(200);
        assertThat(get("/files/large.bin").body()).hasSize(LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env",
                ".git/config",
                "sub/.hidden",
                "link-to-dot",
                "link-to-secret",
                "fifo",
                "sub",
                "none",
                "/etc/passwd",
                "%2fetc/passwd",
                "..%2fsecret.txt",
                "../secret.txt",
                "sub/../../secret.txt",
                "sub%5c..%5c..%5csecret.txt",
                "large.bin%00.txt",
                "large.bin/",
            })
    void whatIsNotToBeServedIsNotFound(String path) throws Exception {
        dotFiles();
        Response response = get("/files/" + path);
        assertThat(response.status()).isIn(400, 404);
        assertThat(response.text()).doesNotContain("secret\n", "root:");
    }

    @Test
    void filesWithADotAreServedWhereThatIsAskedFor() throws Exception {
        dotFiles();
        assertThat(get("/all/.env").text()).isEqualTo("secret");
        assertThat(get("/all/.git/config").text()).isEqualTo("secret");
        assertThat(get("/all/link-to-dot").text()).isEqualTo("secret");
        assertThat(get("/all/link-to-secret").status()).isEqualTo(404);
        assertThat(get("/files/.well-known/security.txt").text()).isEqualTo("Contact: x");
    }

    private void dotFiles() throws Exception {
        Files.writeString(files.resolve(".env"), "secret");
        Files.createDirectories(files.resolve(".git"));
        Files.writeString(files.resolve(".git/config"), "secret");
        Files.createDirectories(files.resolve("sub"));
        Files.writeString(files.resolve("sub/.hidden"), "secret");
        Files.createDirectories(files.resolve(".well-known"));
        Files.writeString(files.resolve(".well-known/security.txt"), "Contact: x");
        Files.createSymbolicLink(files.resolve("link-to-dot"), files.resolve(".env"));
        Files.createSymbolicLink(files.resolve("link-to-secret"), directory.resolve("secret.txt"));
        assertThat(new ProcessBuilder("mkfifo", files.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
    }
}

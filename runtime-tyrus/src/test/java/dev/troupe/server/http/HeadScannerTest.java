package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@link HeadScanner}. */
class HeadScannerTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\n";

    private final HttpLimits limits = HttpLimits.DEFAULTS.toBuilder()
            .maxRequestLineBytes(100)
            .maxHeaderBytes(200)
            .maxHeaderFields(5)
            .build();
    private final HeadScanner scanner = new HeadScanner(limits);

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    private static int status(@Nullable Refusal refusal) {
        return refusal == null ? 0 : refusal.status().code();
    }

    /** What becomes of a head, which must be the same whether it arrives at once or byte by byte. */
    private int status(String head) {
        ByteBuf whole = bytes(head);
        assertThat(scanner.scan(whole)).as(head).isTrue();
        int status = status(scanner.refusal());
        HeadScanner inDrips = new HeadScanner(limits);
        ByteBuf drips = Unpooled.buffer();
        boolean ended = false;
        for (int i = 0; i < whole.writerIndex() && !ended; i++) {
            drips.writeByte(whole.getByte(i));
            ended = inDrips.scan(drips);
        }
        assertThat(ended).isTrue();
        assertThat(status(inDrips.refusal())).as("in drips: " + head).isEqualTo(status);
        return status;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REQUEST + "\r\n",
                "\r\n\r\n" + REQUEST + "Host: a\r\n\r\n",
                "M-SEARCH * HTTP/1.0\r\nHost:a\r\n\r\n",
                REQUEST + "A:\r\nB: \u00e5\tb \r\n\r\n",
                REQUEST + "Host: a\r\n\r\nnot looked at \n\0"
            })
    void aHeadThatIsWellFormedIsTaken(String head) {
        assertThat(status(head)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\n\n",
                "GET / HTTP/1.1\rHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\rHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\nc: d\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\0\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\u007f\r\n\r\n",
                "GET / HTTP/1.1\r\nA\0: b\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n\tc\r\n\r\n",
                "GET / HTTP/1.1\r\n A: b\r\n\r\n",
                "GET / HTTP/1.1\r\nA : b\r\n\r\n",
                "GET / HTTP/1.1\r\n: b\r\n\r\n",
                "GET / HTTP/1.1\r\nA\r\n\r\n",
                "GET / HTTP/1.1\r\nA\u00e5: b\r\n\r\n",
                "GET / HTTP/1.1 \r\n\r\n",
                "GET  / HTTP/1.1\r\n\r\n",
                "GET /  HTTP/1.1\r\n\r\n",
                "GET /\tHTTP/1.1\r\n\r\n",
                " GET / HTTP/1.1\r\n\r\n",
                "\0GET / HTTP/1.1\r\n\r\n",
                "\nGET / HTTP/1.1\r\n\r\n",
                "GET /\u00e5 HTTP/1.1\r\n\r\n",
                "G(T / HTTP/1.1\r\n\r\n",
                "GET /\r\n\r\n",
                "GET\r\n\r\n",
                "GET / http/1.1\r\n\r\n",
                "GET / HTTP/11\r\n\r\n",
                "GET / HTTP/1.10\r\n\r\n",
                "GET / HTTP/1,1\r\n\r\n",
                "GET / FTP/1.1\r\n\r\n",
                "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\n\r\n"
            })
    void everyLineEndsWithCrLfAndHoldsWhatItMay(String head) {
        assertThat(status(head)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/0.9", "HTTP/2.0", "HTTP/3.0"})
    void anotherVersionIs505(String version) {
        assertThat(status("GET / " + version + "\r\nHost: a\r\n\r\n")).isEqualTo(505);
    }

    @Test
    void anotherMinorVersionIsTaken() {
        assertThat(status("GET / HTTP/1.2\r\nHost: a\r\n\r\n")).isZero();
    }

    @Test
    void aHeadOfMoreThanAllowedIsRefusedAtItsEnd() {
        assertThat(status(REQUEST + "A: b\r\n".repeat(5) + "\r\n")).isZero();
        scanner.reset();
        assertThat(status(REQUEST + "A: b\r\n".repeat(6) + "\r\n")).isEqualTo(431);
        scanner.reset();
        assertThat(status(REQUEST + "A: " + "b".repeat(197) + "\r\n\r\n")).isEqualTo(431);
        scanner.reset();
        assertThat(status("GET /" + "a".repeat(100) + " HTTP/1.1\r\nOrigin: b\r\n\r\n"))
                .isEqualTo(414);
    }

    @Test
    void aHeadWithoutEndIsRefusedAfterABound() {
        ByteBuf endless = bytes("GET /" + "a".repeat(100));
        assertThat(scanner.scan(endless)).isFalse();
        int scans = 0;
        while (!scanner.scan(endless)) {
            endless.writeBytes("a".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
            assertThat(++scans).isLessThan(12);
        }
        assertThat(status(scanner.refusal())).isEqualTo(414);
    }

    @Test
    void itLooksAtEachByteOnceHoweverTheBytesArrive() {
        ByteBuf in = Unpooled.buffer();
        String head = REQUEST + "A: " + "b".repeat(100) + "\r\n\r\n";
        for (int i = 0; i < head.length(); i++) {
            assertThat(scanner.scanned()).isEqualTo(i);
            in.writeByte(head.charAt(i));
            boolean ended = scanner.scan(in);
            assertThat(ended).isEqualTo(i == head.length() - 1);
        }
        assertThat(scanner.scanned()).isEqualTo(head.length());
    }
}

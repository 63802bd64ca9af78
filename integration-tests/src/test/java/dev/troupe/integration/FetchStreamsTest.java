package dev.troupe.integration;

import static dev.troupe.integration.KioskServer.KIOSK;
import static dev.troupe.integration.KioskServer.assertGoesOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that an actor streams after the turn of their request, as a client meets them that shares no code with ours. */
@Timeout(60)
class FetchStreamsTest {

    private KioskServer kiosk;

    @BeforeEach
    void start() throws IOException {
        kiosk = new KioskServer(UnaryOperator.identity());
    }

    @AfterEach
    void theBystanderIsStillThere() throws IOException {
        kiosk.close();
    }

    /** Asks for a stream and takes its beginning. */
    private RawHttp streaming(String name) throws IOException {
        RawHttp client = kiosk.client();
        client.send("GET", KIOSK + "/stream?name=" + name, "");
        RawHttp.Head head = client.head();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.field("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(head.field("Content-Length")).isEmpty();
        assertThat(client.chunk()).isEqualTo("begin ");
        return client;
    }

    @Test
    void aStreamGoesOnAfterTheTurnAndItsEndIsNotThatOfTheConnection() throws IOException {
        RawHttp ada = streaming("ada");
        RawHttp bob = streaming("bob");

        kiosk.tell("later");
        assertThat(ada.chunk()).isEqualTo("later");
        assertThat(bob.chunk()).isEqualTo("later");
        assertThat(kiosk.switches.ends).isEmpty();
        kiosk.call("end", "{}");
        assertThat(ada.chunk()).isEmpty();
        assertThat(bob.chunk()).isEmpty();
        kiosk.awaitLog("gone ada", "gone bob");
        assertGoesOn(ada);
        assertGoesOn(bob);
    }

    @Test
    void whatIsSentAndClosedAtOnceIsWhole() throws IOException {
        RawHttp client = kiosk.client();

        for (int i = 0; i < 3; i++) {
            RawHttp.Response response = client.get(KIOSK + "/once?name=ada");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("one two");
        }
        assertGoesOn(client);
    }

    @Test
    void serverSentEventsAreThoseOfTheStandard() throws IOException {
        RawHttp ada = kiosk.client();
        RawHttp bob = kiosk.client();
        ada.send("GET", KIOSK + "/events?name=ada", "");
        bob.send("GET", KIOSK + "/events?name=bob", "", "Last-Event-ID: 6");

        RawHttp.Head head = ada.head();
        assertThat(head.field("Content-Type")).isEqualTo("text/event-stream");
        assertThat(head.field("Cache-Control")).isEqualTo("no-store, no-transform");
        assertThat(head.field("X-Accel-Buffering")).isEqualTo("no");
        assertThat(ada.chunk()).isEqualTo("event: hello\nid: 7\ndata: one\ndata: two after none\n\n");
        assertThat(ada.chunk()).isEqualTo(": quiet\n\n");
        assertThat(ada.chunk()).isEqualTo(":\n\n");
        assertThat(bob.head().status()).isEqualTo(200);
        assertThat(bob.chunk()).endsWith("data: two after 6\n\n");
        bob.chunk();
        bob.chunk();
        kiosk.tell("news");
        assertThat(ada.chunk()).isEqualTo("data: news\n\n");
        assertThat(bob.chunk()).isEqualTo("data: news\n\n");
    }

    @Test
    void aClientThatGoesAwayIsToldAndTheOthersGoOn() throws IOException {
        RawHttp ada = streaming("ada");
        RawHttp bob = streaming("bob");

        ada.close();
        kiosk.awaitLog("gone ada");
        kiosk.tell("still there");
        assertThat(bob.chunk()).isEqualTo("still there");
        assertThat(kiosk.switches.ends).containsExactly("ada");
    }

    @Test
    void aClientThatTakesNothingIsCutOff() throws IOException {
        RawHttp ada = kiosk.client(8_192);
        RawHttp bob = streaming("bob");
        ada.send("GET", KIOSK + "/flood?name=ada", "");

        assertThat(ada.head().status()).isEqualTo(200);
        kiosk.awaitLog("cut after true true 0", "flood ends");
        assertThat(ada.isCutOff()).isTrue();
        kiosk.tell("still there");
        assertThat(bob.chunk()).isEqualTo("still there");
    }

    @Test
    void whoWaitsForWhatWasSentCutsNobodyOff() throws IOException {
        RawHttp slow = kiosk.client(8_192);

        assertThat(slow.get(KIOSK + "/paced?name=ada").body()).hasSize(64 * 65_536);
        assertGoesOn(slow);
    }

    @Test
    void aCrashCutsOffWhatItStreams() throws IOException {
        RawHttp ada = streaming("ada");

        kiosk.call("crash", "{}");
        assertThat(ada.isCutOff()).isTrue();
        assertGoesOn(kiosk.client());
        assertThat(kiosk.switches.ends).isEmpty();
    }

    @Test
    void aClientThatKnowsNoChunksIsSentTheBodyAndTheEnd() throws IOException {
        RawHttp old = kiosk.client();
        old.raw("GET " + KIOSK + "/once?name=ada HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

        RawHttp.Head head = old.head();
        assertThat(head.field("Transfer-Encoding")).isEmpty();
        assertThat(head.field("Connection")).isEqualTo("close");
        assertThat(old.rest()).isEqualTo("one two");
    }

    @Test
    void whatIsAskedForDuringAStreamIsAnsweredAfterIt() throws IOException {
        RawHttp ada = streaming("ada");
        ada.send("GET", KIOSK + "/on?name=ada", "");

        kiosk.tell("more");
        assertThat(ada.chunk()).isEqualTo("more");
        kiosk.call("end", "{}");
        assertThat(ada.chunk()).isEmpty();
        assertThat(ada.head().status()).isEqualTo(200);
    }

    @Test
    void aServerThatStopsCutsOffAndTellsTheActor() throws Exception {
        try (KioskServer stopping =
                new KioskServer(builder -> builder.settings(limits -> limits.shutdownGrace(Duration.ofSeconds(4))))) {
            RawHttp ada = stopping.client();
            ada.send("GET", KIOSK + "/stream?name=ada", "");
            assertThat(ada.head().status()).isEqualTo(200);
            assertThat(ada.chunk()).isEqualTo("begin ");

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping.server::close);
            assertThat(ada.isCutOff()).isTrue();
            await().untilAsserted(() -> assertThat(stopping.switches.ends).containsExactly("ada"));
            stopped.join();
            stopping.abandon();
        }
    }
}

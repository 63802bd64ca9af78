package dev.troupe.samples.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which close codes pass through the server in front, in either direction, and what becomes of those that do not. */
@Timeout(60)
class CloseCodesTest {

    private static final String ROOM = "/rooms/lobby?name=";

    private TroupeServer actors;
    private FrontServer front;

    @BeforeEach
    void start() throws Exception {
        actors = TroupeServer.start(0);
        front = new FrontServer(0, actors.uri());
    }

    @AfterEach
    void stop() {
        front.close();
        actors.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1008, 1011, 3000, 4000, 4999})
    void theActorHearsTheCodeOfTheClient(int code) throws Exception {
        assertThat(heardByTheActor(code)).isEqualTo("ada left: " + code + " because");
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1003, 1007, 1009, 1010, 1012, 1013, 1014, 5000, 65535})
    void whatTheJdkDoesNotSendIsAPolicyViolationToTheActor(int code) throws Exception {
        assertThat(heardByTheActor(code)).isEqualTo("ada left: 1008 because");
    }

    @Test
    void noCodeIsANormalEndToTheActor() throws Exception {
        try (Caller grace = enterFirst();
                PlainCaller ada = new PlainCaller(front.port(), ROOM + "ada")) {
            ada.sendClose();
            assertThat(grace.nextText()).isEqualTo("ada left: 1000");
            assertThat(ada.closed()).startsWith("1000");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1004, 1005, 1006, 1015, 2999})
    void whoseCodeMayNotStandInAFrameIsGoneWithoutAWord(int code) throws Exception {
        try (Caller grace = enterFirst();
                PlainCaller ada = new PlainCaller(front.port(), ROOM + "ada")) {
            ada.sendClose(code, "because");
            assertThat(ada.isEnded()).isTrue();
            assertThat(grace.nextText()).isEqualTo("ada left: 1006");
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 1014, 3000, 4000, 4410, 4999, 5000})
    void theClientHearsTheCodeOfTheActor(int code) throws Exception {
        try (StubActors stub = new StubActors();
                FrontServer before = new FrontServer(0, stub.uri())) {
            CompletableFuture<Caller> opening = CompletableFuture.supplyAsync(
                    () -> Caller.open(URI.create("ws://127.0.0.1:" + before.port() + ROOM + "ada")));
            stub.accept();
            try (Caller ada = opening.get(10, TimeUnit.SECONDS)) {
                stub.sendClose(code, "because");
                assertThat(ada.closed()).isEqualTo(code + " because");
            }
        }
    }

    private String heardByTheActor(int code) throws Exception {
        try (Caller grace = enterFirst();
                PlainCaller ada = new PlainCaller(front.port(), ROOM + "ada")) {
            ada.sendClose(code, "because");
            String heard = grace.nextText();
            // Answered with what the actor's side has been told.
            assertThat(heard).startsWith("ada left: " + ada.closed().split(" ")[0]);
            return heard;
        }
    }

    /** Somebody who is there when the others come and go. */
    private Caller enterFirst() throws Exception {
        Caller grace = Caller.open(URI.create("ws://127.0.0.1:" + front.port() + ROOM + "grace"));
        grace.text("hello");
        assertThat(grace.nextText()).isEqualTo("grace: hello");
        return grace;
    }
}

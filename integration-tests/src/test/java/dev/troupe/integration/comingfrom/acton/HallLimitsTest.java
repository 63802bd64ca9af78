package dev.troupe.integration.comingfrom.acton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.troupe.ActorException;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.Transport;
import dev.troupe.integration.comingfrom.Console;
import dev.troupe.integration.comingfrom.acton.Hall.Entry;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import dev.troupe.server.jwt.JwtAuthenticator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody who comes from acton-service would set, each seen from outside. */
@Timeout(60)
class HallLimitsTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private final MemoryArchive archive = new MemoryArchive();
    private final TroupeServerBuilder builder = TroupeServer.builder().port(0).actors(new HallActorDefinition());

    @BeforeEach
    void provide() {
        builder.provide(Archive.class, archive);
    }

    private static Console connect(TroupeServer server) throws InterruptedException {
        Console console = Console.connect(server.uri(), "/actors/hall/main?name=ada");
        console.next("Connected as");
        return console;
    }

    @Test
    void theServerPings() throws Exception {
        Duration silence = Duration.ofMillis(100);
        Duration patience = Duration.ofSeconds(10);
        builder.settings(limits -> limits.pingInterval(silence).pongTimeout(patience));
        try (TroupeServer server = builder.start();
                Console ada = connect(server)) {
            assertThat(ada.next()).startsWith("ping");
        }
    }

    @Test
    void aMessageThatIsTooLargeEndsItsConnection() throws Exception {
        builder.settings(limits -> limits.maxMessageIn(1_024));
        try (TroupeServer server = builder.start();
                Console ada = connect(server)) {
            ada.type("x".repeat(1_025));
            assertThat(ada.next("closed")).startsWith("closed 1009");
        }
    }

    @Test
    void anArgumentThatIsTooLongIsAnErrorThatLeavesItsConnection() throws Exception {
        try (TroupeServer server = builder.start();
                Console ada = connect(server)) {
            ada.type("{\"call\":\"join\",\"id\":1,\"args\":{\"room\":\"general\"}}");
            ada.next("\"reply\":1");
            ada.type("{\"call\":\"say\",\"id\":2,\"args\":{\"room\":\"general\",\"content\":\"" + "x".repeat(2_001)
                    + "\"}}");
            assertThat(ada.next()).contains("invalid_argument", "args.content");
            ada.type("{\"call\":\"say\",\"id\":3,\"args\":{\"room\":\"general\",\"content\":\"" + "x".repeat(2_000)
                    + "\"}}");
            assertThat(ada.next()).startsWith("{\"reply\":3");
        }
    }

    @Test
    void whatOneTurnSendsMayBeMoreThanTheBound() throws Exception {
        for (int line = 0; line < 200; line++) {
            archive.save("line " + line);
        }
        builder.settings(limits -> limits.outboundMessages(16).outboundBytes(64 * 1_024));
        try (TroupeServer server = builder.start();
                Console ada = connect(server)) {
            ada.type("{\"call\":\"recall\",\"id\":1,\"args\":{\"lines\":10}}");
            ada.next("\"reply\":1");
            ada.type("{\"call\":\"recall\",\"id\":2,\"args\":{\"lines\":200}}");
            assertThat(ada.next("\"reply\":2")).startsWith("{\"reply\":2");
        }
    }

    @Test
    void roomsHaveBoundsOfTheirOwn() {
        builder.settings(limits -> limits.topicsPerConnection(2).membersPerTopic(1));
        try (TroupeServer server = builder.start();
                var ada = HallClient.connect(server.uri(), "main", new Entry("ada"), on -> {});
                var bob = HallClient.connect(server.uri(), "main", new Entry("bob"), on -> {})) {
            ada.blocking().join("general");
            ada.blocking().join("random");
            assertThatThrownBy(() -> ada.blocking().join("third"))
                    .isInstanceOfSatisfying(
                            ActorException.class,
                            refused -> assertThat(refused.code()).isEqualTo("too_many_topics"));
            assertThatThrownBy(() -> bob.blocking().join("general"))
                    .isInstanceOfSatisfying(
                            ActorException.class,
                            refused -> assertThat(refused.code()).isEqualTo("topic_full"));
        }
    }

    @Test
    void aTokenSaysWhoConnects() throws Exception {
        builder.authenticator(JwtAuthenticator.builder().hmac(SECRET).build());
        try (TroupeServer server = builder.start()) {
            Transport signedIn = Transport.webSocket(server.uri()).withToken(token());
            try (var ada = HallClient.connect(signedIn, "main", new Entry("somebody else"), on -> {})) {
                ada.blocking().join("general");
                assertThat(ada.blocking().room("general").members()).containsExactly("ada");
            }
            assertThatThrownBy(() -> HallClient.connect(server.uri(), "main", new Entry("ada"), on -> {}))
                    .isInstanceOfSatisfying(
                            ActorConnectException.class,
                            refused -> assertThat(refused.closeCode()).isEqualTo(401));
        }
    }

    private static String token() throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("ada")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }
}

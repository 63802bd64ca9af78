package dev.troupe.server;

import static org.awaitility.Awaitility.await;

import dev.troupe.actor.HttpResponse;
import dev.troupe.server.echo.EchoDefinition;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.core.ConditionFactory;

/**
 * What a key does to a running server.
 *
 * @param key the key
 * @param value what it is set to
 * @param others keys that must be set as well to see it
 * @param check sees the effect; fails where the key has its default
 */
record ConfigurationEffect(String key, String value, Map<String, String> others, CheckOfProperties check) {

    /** How long an effect may take to be seen: less than any default that is a time, and that would be seen otherwise. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Looks at a server that was started with the keys, and with nothing told in code but its actor. */
    interface Check {
        void look(TroupeServer server, Gate gate) throws Exception;
    }

    /** The same, for an effect that is seen where another server is started with these properties. */
    interface CheckOfProperties {
        void look(TroupeServer server, Gate gate, Map<String, String> properties) throws Exception;
    }

    ConfigurationEffect(String key, String value, Map<String, String> others, Check check) {
        this(key, value, others, (server, gate, properties) -> check.look(server, gate));
    }

    static ConfigurationEffect of(String key, String value, Check check) {
        return new ConfigurationEffect(key, value, Map.of(), check);
    }

    /** Sees the effect. */
    void look() throws Exception {
        Map<String, String> properties = new HashMap<>(others);
        properties.put(key, value);
        look(properties);
    }

    /** Looks for the effect where the key has its default. */
    void lookWithoutKey() throws Exception {
        look(others);
    }

    private void look(Map<String, String> properties) throws Exception {
        Gate gate = new Gate();
        try (TroupeServer server = start(properties, gate)) {
            try {
                check.look(server, gate, properties);
            } finally {
                gate.opened.complete("end"); // so that no turn is left for the shutdown to wait for
            }
        }
    }

    @Override
    public String toString() {
        return key + " = " + value;
    }

    /** Properties are the whole process's: one server at a time is started. */
    static synchronized TroupeServer start(Map<String, String> properties, Gate gate) {
        boolean anyPort = !properties.containsKey("troupe.server.port");
        properties.forEach(System::setProperty);
        try {
            TroupeServerBuilder builder = TroupeServer.builder();
            return (anyPort ? builder.port(0) : builder)
                    .actors(new EchoDefinition())
                    .provide(Gate.class, gate)
                    .route("POST", "/notes", request -> HttpResponse.of(204))
                    .route("GET", "/blocked", request -> HttpResponse.text(gate.opened.join()))
                    .routeAsync("GET", "/held", request -> gate.opened.thenApply(HttpResponse::text))
                    .start();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    /** A client that waits for as long as an effect may take. */
    static RawClient client(TroupeServer server) throws IOException {
        return patient(new RawClient(server.port()));
    }

    static RawClient patient(RawClient client) throws IOException {
        client.socket().setSoTimeout((int) PATIENCE.toMillis());
        return client;
    }

    /** Such a client in the actor with this key. */
    static RawClient connect(TroupeServer server, String actor) throws IOException {
        return patient(RawClient.welcomed(server.port(), "/actors/echo/" + actor));
    }

    static ConditionFactory awaitEffect() {
        return await().atMost(PATIENCE);
    }

    static int upgrade(TroupeServer server, String actor, String... headers) throws IOException {
        try (RawClient client = client(server)) {
            return client.upgrade("/actors/echo/" + actor, headers).status();
        }
    }

    static void call(RawClient client, String action, int id, String text) throws IOException {
        client.text("{\"call\":\"" + action + "\",\"id\":" + id + ",\"args\":{\"text\":\"" + text + "\"}}");
    }

    /** The answer to a call; nothing else is to come before it. */
    static String answer(RawClient client, String action, int id, String text) throws IOException {
        call(client, action, id, text);
        return client.frame().text();
    }

    static String value(int id, String value) {
        return "{\"reply\":" + id + ",\"value\":\"" + value + "\"}";
    }
}

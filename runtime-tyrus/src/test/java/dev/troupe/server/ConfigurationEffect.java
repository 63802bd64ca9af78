package dev.troupe.server;

import dev.troupe.actor.HttpResponse;
import dev.troupe.server.echo.EchoDefinition;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a key does to a running server.
 *
 * @param key the key
 * @param value what it is set to
 * @param others keys that must be set as well to see it
 * @param check sees the effect; fails where the key has its default
 */
record ConfigurationEffect(String key, String value, Map<String, String> others, Check check) {

    /** Looks at a server that was started with the keys, and with nothing told in code but its actor. */
    interface Check {
        void look(TroupeServer server, Gate gate) throws Exception;
    }

    static ConfigurationEffect of(String key, String value, Check check) {
        return new ConfigurationEffect(key, value, Map.of(), check);
    }

    void look() throws Exception {
        Map<String, String> properties = new HashMap<>(others);
        properties.put(key, value);
        Gate gate = new Gate();
        try (TroupeServer server = start(properties, gate)) {
            try {
                check.look(server, gate);
            } finally {
                gate.opened.complete("end"); // so that no turn is left for the shutdown to wait for
            }
        }
    }

    @Override
    public String toString() {
        return key + " = " + value;
    }

    static TroupeServer start(Map<String, String> properties, Gate gate) {
        properties.forEach(System::setProperty);
        try {
            return TroupeServer.builder()
                    .actors(new EchoDefinition())
                    .provide(Gate.class, gate)
                    .route("POST", "/notes", request -> HttpResponse.of(204))
                    .start();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    /** A client in the actor with this key. */
    static RawClient connect(TroupeServer server, String actor) throws IOException {
        return RawClient.welcomed(server.port(), "/actors/echo/" + actor);
    }

    static int upgrade(TroupeServer server, String actor, String... headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
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

    static void flood(RawClient client, int count, int size) throws IOException {
        client.text("{\"call\":\"flood\",\"args\":{\"count\":" + count + ",\"size\":" + size + "}}");
    }
}

package dev.troupe.server;

import static dev.troupe.server.config.ValueType.DURATION;
import static dev.troupe.server.config.ValueType.FILE;
import static dev.troupe.server.config.ValueType.LARGE_SIZE;
import static dev.troupe.server.config.ValueType.NUMBER;
import static dev.troupe.server.config.ValueType.SECRET;
import static dev.troupe.server.config.ValueType.SIZE;
import static dev.troupe.server.config.ValueType.SWITCH;
import static dev.troupe.server.config.ValueType.TEXT;
import static dev.troupe.server.config.ValueType.TEXTS;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.config.ConfigurationKey;
import dev.troupe.server.config.ValueType;
import dev.troupe.server.http.CorsSettings;
import dev.troupe.server.http.HttpLimits;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * All keys of the configuration. A setting of the builder or of {@link RuntimeSettings} is one more line here; tests then ask
 * for the page in {@code docs} to be written anew, and for a case that shows its effect.
 */
final class ServerKeys {

    static final String CORS_ORIGINS = "troupe.cors.origins";
    static final String KEY_STORE = "troupe.tls.key-store";
    static final String KEY_STORE_PASSWORD = "troupe.tls.key-store-password";
    static final String CERTIFICATES = "troupe.tls.certificates";
    static final String KEY = "troupe.tls.key";

    // One key, one line: what is wrapped reads worse than what is long.
    // spotless:off
    private static final List<ConfigurationKey<ServerSetup, ?>> SERVER = List.of(
        server("troupe.server.host", TEXT, "127.0.0.1", "The name or address that the server listens on. `0.0.0.0` lets other machines in.", TroupeServerBuilder::host),
        server("troupe.server.port", NUMBER, "8080", "The port to listen on. 0 chooses a free port.", TroupeServerBuilder::port),
        server("troupe.server.static-pages", TEXT, "META-INF/resources", "The folder on the class path that holds the static pages.", TroupeServerBuilder::staticPages),
        server("troupe.server.event-loops", NUMBER, "", "How many threads move bytes. Unset: as many as there are processors.", TroupeServerBuilder::eventLoops),
        server("troupe.server.stop-with-process", SWITCH, "true", "Whether the server stops in order when the process is told to end.", TroupeServerBuilder::stopWithProcess),
        server("troupe.server.drain-time", DURATION, "0", "How long the server goes on after it was told to stop, before it accepts no more connections. Meanwhile `/health/ready` says 503 and new WebSockets get 503; calls and requests are served.", TroupeServerBuilder::drainTime),
        server("troupe.server.log-lines-per-second", NUMBER, "5", "The most lines of one kind that clients can cause in the log in a second; beyond, the log says how many were left out. One number for the process.", TroupeServerBuilder::logLinesPerSecond),
        runtime("troupe.server.max-buffered-size", LARGE_SIZE, "", "The most bytes that the server keeps for all clients together before it has handled them: bodies of requests, parts of messages, messages in mailboxes. Beyond, clients get 503 or 1013. One address has at most half of it. Unset: a quarter of the heap. 0 is no limit.", RuntimeSettings.Builder::maxBufferedBytes),
        runtime("troupe.server.shutdown-grace", DURATION, "5s", "How long a shutdown waits for turns to finish and for sockets to close.", RuntimeSettings.Builder::shutdownGrace));

    private static final List<ConfigurationKey<ServerSetup, ?>> HTTP = List.of(
        http("troupe.http.max-request-line-size", SIZE, "16K", "The most bytes of a request line, path and query included. The server answers a longer one with 414.", HttpLimits.Builder::maxRequestLineBytes),
        http("troupe.http.max-header-size", SIZE, "16K", "The most bytes of all header fields of a request together. The server answers more with 431.", HttpLimits.Builder::maxHeaderBytes),
        http("troupe.http.max-header-fields", NUMBER, "100", "The most header fields of a request. The server answers more with 431.", HttpLimits.Builder::maxHeaderFields),
        http("troupe.http.max-body-size", SIZE, "1M", "The most bytes of the body of a request for a route, or to an actor's `FetchHandler`. The server answers more with 413.", HttpLimits.Builder::maxBodyBytes),
        server("troupe.http.max-connections", NUMBER, "", "The most connections of all kinds, HTTP and WebSocket, that are open at the same time. The server closes a connection beyond that as soon as it has accepted it. Unset: what the process can hold, which is one connection for each 8 KiB of the heap (64 KiB with TLS), and no more than leaves an eighth of the free file descriptors free. 0 is no limit.", TroupeServerBuilder::maxHttpConnections),
        server("troupe.http.max-connections-per-address", NUMBER, "", "The most of these connections from one address of IPv4 or one /64 network of IPv6. Trusted proxies are not counted. Unset: half of all. 0 is no limit.", TroupeServerBuilder::maxHttpConnectionsPerAddress),
        http("troupe.http.head-timeout", DURATION, "30s", "How long a client may take to send the head of a request. Then the server answers 408, or closes a connection on which nothing has arrived.", HttpLimits.Builder::headTimeout),
        http("troupe.http.body-timeout", DURATION, "20s", "How long a body may be slower than `min-body-rate`, on average. Then the server answers 408. A faster body may take any time.", HttpLimits.Builder::bodyTimeout),
        http("troupe.http.min-body-rate", SIZE, "240", "How many bytes of a body must arrive in a second.", HttpLimits.Builder::minBodyBytesPerSecond),
        http("troupe.http.keep-alive-timeout", DURATION, "75s", "How long the server keeps a connection between two requests. It says so in `Keep-Alive`. Raise it behind a load balancer that keeps connections longer.", HttpLimits.Builder::keepAliveTimeout),
        http("troupe.http.handler-timeout", DURATION, "60s", "How long the handler of a route may take to respond. Then the server answers 504. 0 is no limit.", HttpLimits.Builder::handlerTimeout),
        http("troupe.http.max-handlers", NUMBER, "0", "How many handlers of routes may occupy threads at the same time. Further requests wait until one of these handlers returns. The clients of one address have half of these places at most. 0 is half of `troupe.actors.max-turn-threads`, and no limit on a JDK with virtual threads.", HttpLimits.Builder::maxHandlers),
        http("troupe.http.linger-timeout", DURATION, "5s", "How long the server goes on to read from a client that it has refused and that still sends, while nothing arrives. It throws away what arrives, for six times as long and 64 MiB at most, so that the client can read the refusal.", HttpLimits.Builder::lingerTimeout),
        server("troupe.http.base-path", TEXT, "/", "The path below which the server serves everything, as in `/apps/chat`. All other paths are 404. Clients write it into the address of the server.", TroupeServerBuilder::basePath),
        server("troupe.http.trusted-proxies", TEXTS, "", "The proxies that the server believes when they say where a request comes from: addresses, and blocks of addresses as in `10.0.0.0/8`. They say it by `Forwarded`, or else by `X-Forwarded-For`, `-Proto` and `-Host`. Unset: the server believes no proxy.", (builder, proxies) -> builder.trustedProxies(texts(proxies))),
        server("troupe.http.allowed-hosts", TEXTS, "", "The hosts that a request may name in `Host`, without a port, as in `chat.example.org` or `*.example.org`. `*` allows all. The server answers other hosts with 421. Addresses, `localhost`, names below `.localhost` and names without a dot are always allowed. Unset: these alone on a loopback address, and all on any other.", (builder, hosts) -> builder.allowedHosts(texts(hosts))),
        server("troupe.http.allowed-origins", TEXTS, "", "Origins whose pages may connect and call actions, as in `https://example.org:8443`. `*` allows all. The server's own pages always may. Code adds to them.", (builder, origins) -> builder.allowOrigins(texts(origins))));

    private static final List<ConfigurationKey<ServerSetup, ?>> CORS = List.of(
        cors(CORS_ORIGINS, TEXTS, "", "Origins whose pages may read responses, as in `https://example.org:8443`. `*` allows all. A page that is to call actions must also be among `troupe.http.allowed-origins`.", (cors, origins) -> cors.withOrigins(texts(origins))),
        cors("troupe.cors.methods", TEXTS, "GET, HEAD, POST, PUT, PATCH, DELETE", "The methods that these pages may use.", (cors, methods) -> cors.withMethods(texts(methods))),
        cors("troupe.cors.headers", TEXTS, "Accept, Authorization, Content-Type, Troupe-Params, Troupe-Timeout", "The header fields that these pages may send, besides those that every page may send.", (cors, headers) -> cors.withHeaders(texts(headers))),
        cors("troupe.cors.exposed-headers", TEXTS, "", "The header fields of a response that these pages may read, besides those that every page may read.", (cors, headers) -> cors.withExposedHeaders(texts(headers))),
        cors("troupe.cors.credentials", SWITCH, "false", "Whether browsers send cookies and other credentials along. Not possible for `*`.", CorsSettings::withCredentials),
        cors("troupe.cors.max-age", DURATION, "10m", "How long a browser may remember the answer to a preflight.", CorsSettings::withMaxAge));

    private static final List<ConfigurationKey<ServerSetup, ?>> TLS = List.of(
        new ConfigurationKey<>(KEY_STORE, FILE, "", "A PKCS #12 or JKS file with the server's key: the server speaks TLS.", ServerSetup::keyStore),
        new ConfigurationKey<>(KEY_STORE_PASSWORD, SECRET, "", "The password of the key store and of the key in it.", ServerSetup::keyStorePassword),
        new ConfigurationKey<>(CERTIFICATES, FILE, "", "The chain of certificates as PEM, the server's own first: the server speaks TLS.", ServerSetup::certificates),
        new ConfigurationKey<>(KEY, FILE, "", "The private key beside the certificates as PEM, in PKCS #8 and not encrypted.", ServerSetup::key),
        server("troupe.tls.reload-interval", DURATION, "5s", "How often the server looks whether these files have changed. It shows a renewed certificate to clients that connect later. 0 is never.", TroupeServerBuilder::tlsReloadInterval));

    private static final List<ConfigurationKey<ServerSetup, ?>> WEB_SOCKET = List.of(
        runtime("troupe.websocket.max-message-size", SIZE, "64K", "The most bytes of a message from a client. The server closes the connection with 1009 when a message is longer.", RuntimeSettings.Builder::maxMessageIn),
        runtime("troupe.websocket.max-sent-message-size", SIZE, "1M", "The most bytes of a message to a client. When a reply is longer, the call fails with `too_large`; when an event is longer, sending it throws.", RuntimeSettings.Builder::maxMessageOut),
        runtime("troupe.websocket.max-params-size", SIZE, "4K", "The most bytes of encoded params. The server closes the connection with 4400 when they are longer.", RuntimeSettings.Builder::maxParamsBytes),
        server("troupe.websocket.compression-threshold", SIZE, "", "The size from which on messages to clients are compressed (permessage-deflate). Unset: the server compresses nothing and takes nothing compressed.", TroupeServerBuilder::compression),
        runtime("troupe.websocket.ping-interval", DURATION, "30s", "How long a connection may be silent before the server pings the client.", RuntimeSettings.Builder::pingInterval),
        runtime("troupe.websocket.pong-timeout", DURATION, "10s", "How long a client has to show a sign of life after a ping. After that the server ends the connection.", RuntimeSettings.Builder::pongTimeout),
        runtime("troupe.websocket.idle-timeout", DURATION, "0", "How long a connection may be without a message in either direction and without a call in flight. After that the server closes it with 1000. 0 is no limit.", RuntimeSettings.Builder::idleTimeout),
        runtime("troupe.websocket.write-timeout", DURATION, "10s", "How long a client may take nothing of what the server sends. After that the server ends the socket.", RuntimeSettings.Builder::writeTimeout),
        runtime("troupe.websocket.close-timeout", DURATION, "5s", "How long a client that closes waits at most for the actor to serve what it has sent before, and for the replies; after that the server closes the socket.", RuntimeSettings.Builder::closeTimeout),
        runtime("troupe.websocket.message-timeout", DURATION, "30s", "How long a message of which a part has come may make no progress; beyond, the connection is closed with 1008.", RuntimeSettings.Builder::messageTimeout),
        runtime("troupe.websocket.outbound-messages", NUMBER, "1024", "The most messages that wait for one connection; when there are more, the policy of the event decides. Also the most pieces of a streamed body that wait; when there are more, the server cuts the body off.", RuntimeSettings.Builder::outboundMessages),
        runtime("troupe.websocket.outbound-size", LARGE_SIZE, "1M", "The most bytes that wait for one connection or one streamed body, with the same effect. One message always fits an empty queue.", RuntimeSettings.Builder::outboundBytes),
        runtime("troupe.websocket.max-calls-in-flight", NUMBER, "256", "The most calls of one connection that have no reply yet. The server refuses further ones with `too_many_calls`.", RuntimeSettings.Builder::maxCallsInFlight),
        runtime("troupe.websocket.max-calls-per-second", NUMBER, "0", "The most calls of one client in a second, over all its connections and requests. A client is its identity, or else its address. The server refuses further ones with `rate_limited`, and closes a raw socket that sends more messages with 4429. 0 is no limit.", RuntimeSettings.Builder::maxCallsPerSecond),
        runtime("troupe.websocket.max-pings-per-second", NUMBER, "100", "The most pings of one connection in a second, as frames or as messages. The server closes the connection with 4429 when there are more. 0 is no limit.", RuntimeSettings.Builder::maxPingsPerSecond),
        runtime("troupe.websocket.call-deadline", DURATION, "60s", "How long a call may take from its arrival, unless the caller says otherwise. After that it fails with `timeout`.", RuntimeSettings.Builder::callDeadline),
        runtime("troupe.websocket.max-connections", NUMBER, "", "The most connections at the same time, streamed bodies included. The server refuses further ones with 429. Unset: one for each 8 KiB of the heap, and 1,024 at least. 0 is no limit.", RuntimeSettings.Builder::maxConnections),
        runtime("troupe.websocket.max-connections-per-actor", NUMBER, "0", "The most of these to one actor. The server refuses further ones with 429. 0 is no limit.", RuntimeSettings.Builder::maxConnectionsPerActor),
        runtime("troupe.websocket.max-connections-per-address", NUMBER, "", "The most of these from one address. The server refuses further ones with 429. A /64 network counts as one address of IPv6. Unset: half of what the heap has room for. 0 is no limit.", RuntimeSettings.Builder::maxConnectionsPerAddress));

    private static final List<ConfigurationKey<ServerSetup, ?>> ACTORS = List.of(
        server("troupe.actors.create-policy", ValueType.oneOf(CreatePolicy.class), "everyone", "Who may create actors by connecting to them. It holds for protocols that code gives no policy of their own.", TroupeServerBuilder::createPolicy),
        runtime("troupe.actors.max-actors", NUMBER, "", "The most actors at the same time. The server refuses a client that wants another one with `overloaded`: 503, or 1013 on a WebSocket. Unset: one for each 16 KiB of the heap, and 4,096 at least. 0 is no limit.", RuntimeSettings.Builder::maxActors),
        runtime("troupe.actors.max-actors-per-address", NUMBER, "", "The most of these that clients of one address have made, with the same effect. A /64 network counts as one address of IPv6. Unset: half of what the heap has room for. 0 is no limit.", RuntimeSettings.Builder::maxActorsPerAddress),
        runtime("troupe.actors.idle-actor", DURATION, "0", "How long an actor may be without a client and without a turn. After that it ends, and its fields are lost. 0 is no limit.", RuntimeSettings.Builder::idleActor),
        server("troupe.actors.http-calls", SWITCH, "true", "Whether actions may be called by single requests of HTTP. It holds for protocols for which code does not say.", TroupeServerBuilder::httpCalls),
        runtime("troupe.actors.mailbox-messages", NUMBER, "10000", "The most messages that wait in one mailbox. The server refuses further calls with `overloaded`, and closes a raw socket with 1013. It closes a raw socket with 4429 that fills a quarter by itself with more messages than `max-calls-in-flight`.", RuntimeSettings.Builder::mailboxMessages),
        runtime("troupe.actors.mailbox-size", LARGE_SIZE, "16M", "The most bytes of messages that wait in one mailbox, with the same effect. One raw socket may fill a quarter of them, and one message always fits.", RuntimeSettings.Builder::mailboxBytes),
        runtime("troupe.actors.slow-turn", DURATION, "20s", "How long a turn may take before the server logs a warning.", RuntimeSettings.Builder::slowTurn),
        runtime("troupe.actors.turn-limit", DURATION, "10m", "How long a turn may take before the server gives the actor up and starts it anew.", RuntimeSettings.Builder::turnLimit),
        runtime("troupe.actors.interrupt-after", DURATION, "5s", "How long a turn may keep its thread once its caller waits no longer: it has left, or cancelled, or its deadline has passed. After that the server interrupts the thread. The same holds for the handler of a route. 0 is never.", RuntimeSettings.Builder::interruptAfter),
        runtime("troupe.actors.hook-timeout", DURATION, "5s", "How long each connection hook may take. After that the server closes the connection with 4408. An authenticator has the same time.", RuntimeSettings.Builder::hookTimeout),
        runtime("troupe.actors.max-turn-threads", NUMBER, "256", "The most threads that run turns, on a JDK without virtual threads.", RuntimeSettings.Builder::maxTurnThreads),
        runtime("troupe.actors.turn-thread-reserve", NUMBER, "8", "One of so many of these threads is kept back until no turn has begun or ended for a second. Then turns of a kind that occupies more threads than are left get `overloaded`, and others go on. 0 keeps none back.", RuntimeSettings.Builder::turnThreadReserve),
        runtime("troupe.actors.max-pattern-steps", NUMBER, "10000000", "How many characters the patterns (`@Pattern`, `@Email`) of one call, or of the params, look at when the server matches them, back and forth. A text for which that is not enough does not match.", RuntimeSettings.Builder::maxPatternSteps),
        runtime("troupe.actors.topics-per-connection", NUMBER, "10", "The most topics of its actor that a connection is in. Joining another fails with `too_many_topics`.", RuntimeSettings.Builder::topicsPerConnection),
        runtime("troupe.actors.members-per-topic", NUMBER, "1000", "The most connections in one topic of an actor. Joining a full topic fails with `topic_full`.", RuntimeSettings.Builder::membersPerTopic),
        runtime("troupe.actors.idle-topic", DURATION, "1h", "How long a topic lasts while no connection joins or leaves it and nothing is sent to it.", RuntimeSettings.Builder::idleTopic));
    // spotless:on

    /** In the order of the documentation. */
    static final List<ConfigurationKey<ServerSetup, ?>> ALL = Stream.of(SERVER, HTTP, CORS, TLS, WEB_SOCKET, ACTORS)
            .flatMap(List::stream)
            .toList();

    private ServerKeys() {}

    private static <T> ConfigurationKey<ServerSetup, T> server(
            String name,
            ValueType<T> type,
            String standard,
            String meaning,
            BiConsumer<TroupeServerBuilder, T> destination) {
        return new ConfigurationKey<>(
                name, type, standard, meaning, (setup, value) -> destination.accept(setup.builder(), value));
    }

    private static <T> ConfigurationKey<ServerSetup, T> cors(
            String name,
            ValueType<T> type,
            String standard,
            String meaning,
            BiFunction<CorsSettings, T, CorsSettings> change) {
        return new ConfigurationKey<>(
                name, type, standard, meaning, (setup, value) -> setup.cors(cors -> change.apply(cors, value)));
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static <T> ConfigurationKey<ServerSetup, T> http(
            String name,
            ValueType<T> type,
            String standard,
            String meaning,
            BiFunction<HttpLimits.Builder, T, HttpLimits.Builder> destination) {
        return server(
                name,
                type,
                standard,
                meaning,
                (builder, value) -> builder.httpLimits(limits -> destination.apply(limits, value)));
    }

    private static <T> ConfigurationKey<ServerSetup, T> runtime(
            String name,
            ValueType<T> type,
            String standard,
            String meaning,
            BiFunction<RuntimeSettings.Builder, T, RuntimeSettings.Builder> destination) {
        return new ConfigurationKey<>(
                name, type, standard, meaning, (setup, value) -> setup.change(destination, value));
    }
}

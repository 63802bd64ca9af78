package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.connection.HandshakeReader;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.server.deflate.ExtensionHeader;
import dev.troupe.server.deflate.PerMessageDeflate;
import dev.troupe.server.echo.EchoProtocol;
import dev.troupe.wire.WireFormat;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a client writes into the head of a request costs time in proportion to its length. Four times as much may take eight times
 * as long; if the time were quadratic, it would be sixteen times. Each time is the least of many, of the processor and not of the clock.
 */
class InputGrowthTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int RUNS = 6;

    /** So long is one measurement at least. */
    private static final long LEAST_NANOS = 1_000_000;

    private static final HandshakeReader READER = new HandshakeReader(List.of(EchoProtocol.INSTANCE), 4_096);

    private static final TrustedProxies PROXIES = TrustedProxies.of(List.of("10.0.0.0/8", "127.0.0.0/8"));

    private static final RequestSource DIRECT = new RequestSource("10.0.0.1", false, Optional.empty());

    /** What grows, and what the server does with it. */
    private enum Input {
        PARAMETERS_WITHOUT_VALUES(n -> () -> handshake("/actors/echo/k", "a&".repeat(n), List.of())),
        PARAMETERS(n -> () -> handshake("/actors/echo/k", "a=b&".repeat(n), List.of())),
        ENCODED_PARAMETERS(n -> () -> handshake("/actors/echo/k", "%70%61ra+=&".repeat(n), List.of())),
        PARAMETERS_OF_A_ROUTE(n -> () -> parameter("a&".repeat(n))),
        SUBPROTOCOLS(n -> {
            List<String> offered =
                    IntStream.range(0, n).mapToObj(i -> "troupe.x" + i).toList();
            return () -> handshake("/actors/echo/k", "", offered);
        }),
        SEGMENTS_OF_A_SOCKET(n -> () -> handshake("/actors/echo/k/websocket" + "/a".repeat(n), "", List.of())),
        SEGMENTS_OF_A_PAGE(n -> () -> PagePath.resource("/a".repeat(n))),
        SEGMENTS_OF_A_ROUTE(n -> () -> RoutePattern.parse("/{rest...}").match("/%61".repeat(n))),
        SLASHES(n -> () -> ActorCalls.isCall(new RequestTarget("/actors/echo/k/call" + "/".repeat(n), ""))),
        RANGES(n -> () -> Negotiation.wanted(List.of("text/x;q=0.1,".repeat(n)), WireFormat.JSON)),
        PARAMETERS_OF_A_RANGE(n ->
                () -> Negotiation.wanted(List.of("application/json" + ";a=b".repeat(n)), WireFormat.JSON)),
        LINES_OF_RANGES(n -> {
            List<String> lines =
                    IntStream.range(0, n).mapToObj(i -> "text/x" + i).toList();
            return () -> Negotiation.wanted(lines, WireFormat.JSON);
        }),
        FORWARDED(n -> () -> forwarded("Forwarded", "for=10.0.0.1,".repeat(n))),
        PAIRS_OF_FORWARDED(n -> {
            String pairs = names(n).map(name -> name + "=b;").collect(Collectors.joining());
            return () -> forwarded("Forwarded", pairs + "for=10.0.0.1");
        }),
        QUOTED_FORWARDED(n -> () -> forwarded("Forwarded", "for=\"" + "\\a".repeat(n) + "\"")),
        FORWARDED_FOR(n -> () -> forwarded("X-Forwarded-For", "10.0.0.1,".repeat(n))),
        EMPTY_FORWARDED_FOR(n -> () -> forwarded("X-Forwarded-For", ", ".repeat(n))),
        OFFERS(n -> () -> offers("permessage-deflate; client_max_window_bits=7,".repeat(n))),
        PARAMETERS_OF_AN_OFFER(n -> {
            String parameters = names(n).map(name -> "; " + name).collect(Collectors.joining());
            return () -> offers("permessage-deflate" + parameters);
        });

        private final IntFunction<Runnable> work;

        Input(IntFunction<Runnable> work) {
            this.work = work;
        }
    }

    /** Names of one length and one {@link String#hashCode}: Aa and BB are alike. */
    private static Stream<String> names(int n) {
        return IntStream.range(0, n)
                .mapToObj(name -> IntStream.range(0, 14)
                        .mapToObj(bit -> (name >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()));
    }

    private static ClientRequest request(String path, String query, Map<String, List<String>> headers) {
        return new ClientRequest(path, query, headers, "", Optional.empty());
    }

    private static void handshake(String path, String query, List<String> offered) {
        READER.read(request(path, query, Map.of()), offered);
    }

    private static void parameter(String query) {
        assertThat(new HttpRequest("GET", request("/", query, Map.of()), Map.of(), new byte[0]).queryParameter("b"))
                .isEmpty();
    }

    private static void forwarded(String name, String line) {
        HttpHeaders headers = new DefaultHttpHeaders().add(name, line);
        PROXIES.source(DIRECT, Optional.of(InetAddress.getLoopbackAddress()), headers);
    }

    private static void offers(String line) {
        ExtensionHeader.read(List.of(line)).ifPresent(PerMessageDeflate::choose);
    }

    @ParameterizedTest
    @EnumSource(Input.class)
    void fourTimesAsMuchTakesNotMuchMoreThanFourTimesAsLong(Input input) {
        assertLinear(input.work.apply(4_000), input.work.apply(16_000));
    }

    @Test
    void soItIsWithHeaderFieldsWhoseNamesCollide() {
        assertLinear(
                request(names(25).map(name -> name + ":\r\n")),
                request(names(99).map(name -> name + ":\r\n")));
    }

    @Test
    void soItIsWithCookies() {
        assertLinear(
                request(Stream.of("Cookie: " + "a=b; ".repeat(700) + "\r\n")),
                request(Stream.of("Cookie: " + "a=b; ".repeat(2_800) + "\r\n")));
    }

    /** A request with these header fields, through all that the server does until a handler has answered. */
    private static Runnable request(Stream<String> fields) {
        byte[] head = ("GET /here HTTP/1.1\r\nHost: a\r\n" + fields.collect(Collectors.joining()) + "\r\n")
                .getBytes(US_ASCII);
        Route here = new Route("GET", "/here", request -> CompletableFuture.completedFuture(HttpResponse.of(204)));
        EmbeddedChannel channel = new EmbeddedChannel();
        HttpConnection.addTo(
                channel,
                Sites.of(List.of(here), Runnable::run, Duration.ZERO),
                HttpLimits.DEFAULTS,
                new BufferBudget(1_000_000),
                Duration.ofSeconds(10));
        channel.pipeline().fireChannelActive();
        return () -> {
            channel.writeInbound(Unpooled.wrappedBuffer(head));
            assertThat(channel.releaseOutbound()).isTrue();
        };
    }

    private static void assertLinear(Runnable some, Runnable fourTimesAsMuch) {
        int rounds = rounds(some);
        // Compiled by now, it takes less.
        rounds = Math.max(rounds, rounds(some));
        long[] times = new long[RUNS];
        long[] timesOfMore = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            times[run] = nanos(some, rounds);
            timesOfMore[run] = nanos(fourTimesAsMuch, rounds);
        }
        long least = Arrays.stream(times).min().orElseThrow();
        long leastOfMore = Arrays.stream(timesOfMore).min().orElseThrow();
        assertThat((double) leastOfMore / least).isLessThan(8);
    }

    private static int rounds(Runnable work) {
        int rounds = 1;
        while (nanos(work, rounds) < LEAST_NANOS) {
            rounds *= 2;
        }
        return rounds;
    }

    private static long nanos(Runnable work, int rounds) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int round = 0; round < rounds; round++) {
            work.run();
        }
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}

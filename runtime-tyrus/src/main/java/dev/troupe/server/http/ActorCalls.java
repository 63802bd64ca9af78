package dev.troupe.server.http;

import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.connection.SingleCallRequest;
import dev.troupe.runtime.connection.SingleCallResult;
import dev.troupe.runtime.connection.SingleCaller;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.Payload;
import dev.troupe.wire.Utf8;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One action for each request: {@code POST /actors/{protocol}/{key}/call/{action}}. The body is the object of the arguments,
 * the response its value. All on the event loop; arguments are read in the turn. Whether the client may is the system's to
 * decide, from which page it comes included.
 */
public final class ActorCalls {

    /** How long the caller waits, in whole milliseconds, as {@code timeout} in a message. */
    static final String TIMEOUT = "Troupe-Timeout";

    private static final Pattern PATH = Pattern.compile("/actors/[^/]*/[^/]*/call/[^/]*");
    private static final Pattern MILLISECONDS = Pattern.compile("0*[1-9][0-9]*");
    private static final int MOST_DIGITS = 18;

    private final ActorSystem system;

    public ActorCalls(ActorSystem system) {
        this.system = system;
    }

    /** Whether the path is that of an action, of whatever actor. */
    static boolean isCall(RequestTarget target) {
        return PATH.matcher(target.rawPath()).matches();
    }

    /** What {@link #TIMEOUT} says; empty if it is not there. */
    static String timeout(HttpHeaders headers) {
        return String.join(",", headers.getAll(TIMEOUT));
    }

    /** Whether this is what {@link #TIMEOUT} may say; nothing is. */
    static boolean isTimeout(String header) {
        return header.isEmpty() || MILLISECONDS.matcher(header).matches();
    }

    /** How long the caller waits; empty if it does not say. A number of any size is taken, as in a message. */
    static Optional<Duration> timeout(String header) {
        if (header.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                header.length() > MOST_DIGITS ? MessageReader.MAX_TIMEOUT : Duration.ofMillis(Long.parseLong(header)));
    }

    void handle(RequestTarget target, Exchange exchange) {
        HttpHeaders headers = exchange.request().headers();
        // Two lines are a list, which is neither a type nor a time.
        String type = String.join(",", headers.getAll(HttpHeaderNames.CONTENT_TYPE));
        String coding = String.join(",", headers.getAll(HttpHeaderNames.CONTENT_ENCODING));
        Optional<WireFormat> spoken =
                type.isEmpty() && !exchange.hasBody() ? Optional.of(WireFormat.JSON) : Negotiation.spoken(type);
        Optional<WireFormat> wanted =
                Negotiation.wanted(headers.getAll(HttpHeaderNames.ACCEPT), spoken.orElse(WireFormat.JSON));
        String timeout = timeout(headers);
        if (!HttpMethod.POST.equals(exchange.request().method())) {
            refuse(
                    exchange,
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "An action is called by POST",
                    Map.of("Allow", "POST"));
        } else if (spoken.isEmpty()) {
            refuse(
                    exchange,
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Arguments come as " + MediaType.JSON + " or " + MediaType.CBOR,
                    Map.of("Accept", MediaType.JSON + ", " + MediaType.CBOR));
        } else if (!coding.isEmpty() && !HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(coding.strip())) {
            exchange.refuse(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE.code(),
                    ErrorCode.BAD_MESSAGE.with("The server takes arguments without a Content-Encoding"),
                    Map.of("Accept-Encoding", "identity"));
        } else if (wanted.isEmpty()) {
            refuse(
                    exchange,
                    HttpResponseStatus.NOT_ACCEPTABLE,
                    "Values are sent as " + MediaType.JSON + " or " + MediaType.CBOR,
                    Map.of());
        } else if (!isTimeout(timeout)) {
            refuse(
                    exchange,
                    HttpResponseStatus.BAD_REQUEST,
                    TIMEOUT + " is not a positive integer of milliseconds",
                    Map.of());
        } else {
            call(
                    new SingleCallRequest(
                            exchange.client(target),
                            whole -> exchange.read(
                                    system.settings().maxMessageIn(),
                                    body -> tell(spoken.get(), body, exchange, whole)),
                            wanted.get(),
                            timeout(timeout),
                            exchange.isSecure()),
                    exchange);
        }
    }

    private static void refuse(
            Exchange exchange, HttpResponseStatus status, String message, Map<String, String> headers) {
        WireError error = ErrorCode.BAD_MESSAGE.with(message);
        exchange.refuse(status.code(), error, headers);
        exchange.tellRefusal("A call", status.code(), error);
    }

    private static void tell(WireFormat format, byte[] body, Exchange exchange, Consumer<? super Payload> whole) {
        if (format == WireFormat.JSON && !Utf8.isValid(body, 0, body.length)) {
            exchange.leave();
            refuse(exchange, HttpResponseStatus.BAD_REQUEST, "The body is not UTF-8", Map.of());
        } else {
            whole.accept(new Payload(format, body, 0, body.length));
        }
    }

    private void call(SingleCallRequest request, Exchange exchange) {
        AtomicReference<@Nullable SingleCaller> caller = new AtomicReference<>();
        exchange.await(() -> {
            SingleCaller gone = caller.get();
            if (gone != null) {
                gone.leave();
            }
        });
        Consumer<SingleCallResult> answer =
                result -> exchange.attempt(() -> exchange.answer(response(result, request.format())));
        system.call(request, answer).ifPresent(waiting -> {
            caller.set(waiting);
            if (exchange.isAbandoned()) {
                // Its body was refused meanwhile.
                waiting.leave();
            }
        });
    }

    private static FullHttpResponse response(SingleCallResult result, WireFormat format) {
        if (result instanceof SingleCallResult.Failure failure) {
            return Responses.error(failure.status(), failure.error(), format);
        }
        return Responses.value(((SingleCallResult.Value) result).value());
    }
}

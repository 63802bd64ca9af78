package dev.troupe.runtime.connection;

import dev.troupe.actor.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A request of HTTP to one actor, {@code /actors/{protocol}/{key}/http[/path]}.
 *
 * @param http the request, its body still to come; its path without a prefix of the server
 * @param body the body
 * @param timeout how long the client waits for the head of the response, from now and without the time that the body takes to
 *     arrive; without it the deadline of the server counts
 * @param secure whether the request has come to this server through TLS
 */
public record FetchAsked(HttpRequest http, RequestContent<byte[]> body, Optional<Duration> timeout, boolean secure) {

    /** A request whose body has arrived already. */
    public FetchAsked(HttpRequest http, Optional<Duration> timeout, boolean secure) {
        this(http, RequestContent.of(http.body()), timeout, secure);
    }
}

package dev.troupe.runtime.connection;

import dev.troupe.actor.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A request of HTTP to one actor, {@code /actors/{protocol}/{key}/http[/path]}.
 *
 * @param http the request; its path without a prefix of the server
 * @param timeout how long the client waits for the head of the response, from now; without it the deadline of the server counts
 * @param secure whether the request has come to this server through TLS
 */
public record FetchAsked(HttpRequest http, Optional<Duration> timeout, boolean secure) {}

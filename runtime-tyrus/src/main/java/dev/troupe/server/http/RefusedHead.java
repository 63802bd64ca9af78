package dev.troupe.server.http;

import io.netty.handler.codec.http.HttpRequest;

/**
 * The head of a request that cannot be served.
 *
 * @param known what could be read of it: whether the method is {@code HEAD}, and {@code Origin}
 * @param refusal why it is refused
 */
record RefusedHead(HttpRequest known, Refusal refusal) {}

package dev.troupe.server.websocket;

import dev.troupe.actor.ClientRequest;
import io.netty.handler.codec.http.HttpHeaders;

/**
 * A request for a WebSocket.
 *
 * @param client as actors see it
 * @param headers as they came
 * @param secure whether the client speaks TLS
 */
public record UpgradeRequest(ClientRequest client, HttpHeaders headers, boolean secure) {}

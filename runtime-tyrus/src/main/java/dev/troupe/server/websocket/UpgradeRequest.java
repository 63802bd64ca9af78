package dev.troupe.server.websocket;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * A request for a WebSocket, as it came.
 *
 * @param rawPath the path, not decoded
 * @param rawQuery the query, not decoded; empty if there is none
 * @param headers the headers
 * @param remoteAddress where it comes from, without port
 * @param secure whether it came through TLS
 */
public record UpgradeRequest(
        String rawPath, String rawQuery, HttpHeaders headers, String remoteAddress, boolean secure) {}

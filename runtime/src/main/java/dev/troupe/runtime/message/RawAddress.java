package dev.troupe.runtime.message;

/**
 * What the handshake of a raw socket has come to.
 *
 * @param path what followed {@code /websocket}, percent-encoded as it came; begins with a slash
 * @param subprotocol what the handshake answered with; empty if none
 */
public record RawAddress(String path, String subprotocol) {}

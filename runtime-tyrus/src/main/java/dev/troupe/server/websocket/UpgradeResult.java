package dev.troupe.server.websocket;

/** What has become of a request for a WebSocket. */
public sealed interface UpgradeResult permits UpgradeRefusal, Upgrade {}

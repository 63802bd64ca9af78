package dev.troupe.runtime.connection;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.wire.CloseCode;
import org.jspecify.annotations.Nullable;

/** What time brings to a connection: about once a second it is looked at, by one thread. */
final class ConnectionVisit {

    private ConnectionVisit() {}

    static void pay(
            ServerConnection connection,
            FrameSocket socket,
            Ending ending,
            Liveness liveness,
            @Nullable Allowance allowance,
            long now) {
        RuntimeSettings settings = connection.settings();
        OutboundQueue outbound = connection.outbound();
        if (ending.isOpen()) {
            open(connection, socket, liveness, allowance, now);
        } else if (ending.isLeaving()) {
            if (ending.isLeavingSince(now, settings.closeTimeout())) {
                connection.served();
            }
        } else if (ending.isOverdue(now, outbound.messages() == 0, settings.writeTimeout())) {
            connection.abort();
            connection.onClosed(CloseCode.ABNORMAL, "The socket did not close");
        }
        if (outbound.judge(now)) {
            connection.overflowed();
        }
        if (outbound.stuckFor(now) >= settings.writeTimeout().toNanos()) {
            connection.abort();
        }
    }

    private static void open(
            ServerConnection connection,
            FrameSocket socket,
            Liveness liveness,
            @Nullable Allowance allowance,
            long now) {
        RuntimeSettings settings = connection.settings();
        OutboundQueue outbound = connection.outbound();
        long ping = Liveness.pingAfter(settings.pingInterval(), connection.id());
        switch (liveness.visit(now, ping, settings.pongTimeout().toNanos(), outbound.written())) {
            case ALIVE -> outbound.trim();
            case PING -> socket.ping();
            case DEAD -> connection.close(CloseCode.POLICY, "No answer to a ping");
        }
        if (allowance != null) {
            allowance.visit(connection, now);
        }
        long unfinished = socket.unfinishedSince();
        if (unfinished != 0 && now - unfinished >= settings.messageTimeout().toNanos()) {
            connection.onBreach(CloseCode.POLICY, "A message makes no progress");
        }
    }
}

package dev.troupe.runtime.connection;

import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;

/**
 * A request to connect that is refused before any actor hears of it.
 *
 * @param status the HTTP status (RFC 9110, section 15) to answer with in place of the upgrade; {@link #UPGRADE_FIRST} if
 *     the upgrade is to succeed and the socket be closed then
 * @param closeCode the close code, where the upgrade has happened already or is to happen
 * @param error what is wrong
 * @param format how the error is encoded, after an upgrade
 * @param subprotocol what the handshake answers with; empty if the client offered none
 * @param isRaw whether a raw socket was asked for, which is told by the close frame alone
 * @param remoteAddress where the client is, without port; empty if unknown. A client that is refused after the upgrade has a socket
 *     until then, and it counts
 */
public record HandshakeRefusal(
        int status,
        int closeCode,
        WireError error,
        WireFormat format,
        String subprotocol,
        boolean isRaw,
        String remoteAddress)
        implements HandshakeResult {

    /** In place of a status: the client is told over the WebSocket, where programs in browsers can read it. */
    public static final int UPGRADE_FIRST = 0;

    /** Of a client that wants no raw socket, and is nowhere. */
    public HandshakeRefusal(int status, int closeCode, WireError error, WireFormat format, String subprotocol) {
        this(status, closeCode, error, format, subprotocol, false, "");
    }

    /** Refuses what was read, in the way that the client has asked to be talked to. */
    public static HandshakeRefusal of(int status, int closeCode, WireError error, HandshakeResult read) {
        return new HandshakeRefusal(
                status, closeCode, error, read.format(), read.subprotocol(), read.isRaw(), read.remoteAddress());
    }

    /** Whether an HTTP response can and should say it, in place of the upgrade. */
    public boolean beforeUpgrade() {
        return status != UPGRADE_FIRST;
    }
}

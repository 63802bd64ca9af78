package dev.troupe.server.websocket;

import dev.troupe.server.deflate.MessageInflater;
import org.jspecify.annotations.Nullable;

/** Is told what a {@link FrameDecoder} has read, on the thread that decodes. */
interface FrameSink {

    /** What expands compressed messages; null if it was not agreed that there are any. */
    default @Nullable MessageInflater inflater() {
        return null;
    }

    /**
     * More bytes are kept of a message of which a part has come.
     *
     * @return false if there is no room for them
     */
    default boolean keeps(int bytes) {
        return true;
    }

    /** So many of these bytes are kept no longer. */
    default void lets(int bytes) {}

    /**
     * A whole message.
     *
     * @param text whether it came in text frames; then it is valid UTF-8
     * @param array holds the message from its beginning; the receiver's from now on
     * @param length how many bytes the message has; the array may be longer
     */
    void onMessage(boolean text, byte[] array, int length);

    /** A ping with this payload. */
    void onPing(byte[] payload);

    /**
     * A close frame; nothing comes after it.
     *
     * @param code the code, or {@link PeerClose#NO_CODE}
     * @param reason the reason; empty if there is none
     */
    void onClose(int code, String reason);
}

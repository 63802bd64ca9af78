package dev.troupe.wire;

/**
 * Reads the envelope of a message and leaves what it carries encoded. Stateless; any thread.
 *
 * <p>Members may come in any order; unknown ones are passed over. Exactly one member says what kind of message it is.
 */
public final class MessageReader {

    private MessageReader() {}

    /**
     * Reads what a client sent.
     *
     * @param format how the message is encoded
     * @param array the message, valid UTF-8 where it is JSON; kept by what is returned, so not to be changed afterwards
     * @param offset where it begins
     * @param length how many bytes it has
     * @throws MessageException if it is no such message: {@code bad_message} or {@code unknown_kind}, and the id it
     *     carried, where one was found
     */
    public static ClientMessage fromClient(WireFormat format, byte[] array, int offset, int length)
            throws MessageException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads what a server sent.
     *
     * @throws MessageException if it is no such message
     */
    public static ServerMessage fromServer(WireFormat format, byte[] array, int offset, int length)
            throws MessageException {
        throw new UnsupportedOperationException();
    }
}

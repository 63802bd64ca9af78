package dev.troupe.runtime.connection;

import java.util.Optional;

/** How a client leaves: its actor serves what it has sent, and then the server answers. */
final class Leaving {

    private Leaving() {}

    /** The client leaves; false if the connection is not open any more. */
    static boolean begin(ServerConnection connection, Ending ending, Farewell said) {
        boolean leaves = ending.leave(said);
        if (leaves) {
            if (said.gone()) {
                connection.outbound().clear();
            }
            connection.tellClose(said.code(), said.reason());
        }
        return leaves;
    }

    /** The actor has served what the client sent. Answers the client, unless that has happened or it has not left. */
    static void answer(ServerConnection connection, Ending ending, FrameSocket socket) {
        Optional<Farewell> left = ending.answer(connection.now());
        if (left.isEmpty()) {
            return;
        }
        Farewell said = left.get();
        if (said.gone()) {
            connection.onClosed(said.code(), said.reason());
        } else {
            connection.outbound().close();
            connection.flush();
            socket.close(said.answer(), CloseReasons.fit(said.answerReason()));
        }
    }
}

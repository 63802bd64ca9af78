package dev.troupe.server;

/**
 * Says in one plain sentence why a server could not start: a port that is taken, a key that cannot be read; of a
 * configuration, in one line for each thing that is wrong.
 */
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerStartException(String sentence) {
        super(sentence);
    }

    ServerStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

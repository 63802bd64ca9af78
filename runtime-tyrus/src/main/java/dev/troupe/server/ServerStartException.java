package dev.troupe.server;

/** Says in one plain sentence why a server could not start: a port that is taken, a key that cannot be read. */
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

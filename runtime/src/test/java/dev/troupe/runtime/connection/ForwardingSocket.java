package dev.troupe.runtime.connection;

/** A socket that does as another does, but for what a test overrides. */
class ForwardingSocket implements FrameSocket {

    private final FrameSocket to;

    ForwardingSocket(FrameSocket to) {
        this.to = to;
    }

    @Override
    public void attach(ServerConnection connection) {
        to.attach(connection);
    }

    @Override
    public void wake() {
        to.wake();
    }

    @Override
    public void ping() {
        to.ping();
    }

    @Override
    public void close(int code, String reason) {
        to.close(code, reason);
    }

    @Override
    public void abort() {
        to.abort();
    }
}

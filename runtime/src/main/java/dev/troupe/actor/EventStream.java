package dev.troupe.actor;

/**
 * Server-sent events on their way to one client (HTML standard, section 9.2); see {@link HttpResponse#events}. Any thread may
 * use it, as its body.
 *
 * @param body what carries the events
 */
public record EventStream(BodyStream body) {

    /** Sends an event; as {@link BodyStream#send(byte[])}. */
    public boolean send(ServerSentEvent event) {
        return body.send(event.text());
    }

    /** Sends an event of the type {@code message}. */
    public boolean send(String data) {
        return send(ServerSentEvent.of(data));
    }

    /** Sends an event of this type. */
    public boolean send(String type, String data) {
        return send(ServerSentEvent.of(type, data));
    }

    /** Sends what no page sees. */
    public boolean comment(String text) {
        StringBuilder lines = new StringBuilder();
        ServerSentEvent.appendLines(lines, ": ", text);
        return body.send(lines.append('\n').toString());
    }

    /**
     * Sends an empty comment. Something that is sent every 15 s or so keeps proxies from taking the stream for dead, and lets
     * the server notice a client that has gone without a word.
     */
    public boolean heartbeat() {
        return body.send(":\n\n");
    }

    /** Ends the stream. A browser comes again, unless its page has closed the {@code EventSource}. */
    public void close() {
        body.close();
    }

    /** Whether the stream has ended. */
    public boolean isClosed() {
        return body.isClosed();
    }

    /** {@link BodyStream#onClose}. */
    public void onClose(Runnable action) {
        body.onClose(action);
    }
}

package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Texts that a server sends back, on WebSockets on which nothing else is spoken. */
public final class EchoLoad extends RunningLoad {

    private static final String PATH = "/actors/echo/lobby/websocket";
    private static final byte[] TIME = Text.ascii("t=");
    private static final String TAIL = " The quick brown fox jumps over the lazy dog";

    private final List<LoadSocket> sockets = new ArrayList<>();

    /**
     * @param port of the server on 127.0.0.1
     * @param count how many connections
     * @param processorTime the processor time that the server has used, in nanoseconds
     */
    public EchoLoad(int port, int count, LongSupplier processorTime) throws IOException {
        super(new LoadLoop(processorTime));
        for (int i = 0; i < count; i++) {
            int number = i;
            sockets.add(new LoadSocket(port, PATH, "", "", loop.selector(), (array, at, length) -> {
                if (!Text.startsWith(array, at, TIME)) {
                    throw new IllegalStateException("This was not sent");
                }
                loop.count(Text.number(array, at + TIME.length));
                send(sockets.get(number));
            }));
        }
    }

    private static void send(LoadSocket socket) {
        socket.send(Text.ascii("t=" + System.nanoTime() + TAIL));
    }

    /** Begins: every connection keeps this many texts in flight. */
    public RunningLoad echoes(int inFlight) throws IOException {
        for (LoadSocket socket : sockets) {
            for (int i = 0; i < inFlight; i++) {
                send(socket);
            }
            socket.flush();
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        for (LoadSocket socket : sockets) {
            socket.close();
        }
        loop.close();
    }
}

package dev.troupe.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between one client and a server and passes on what each says, until it is cut. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final int server;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();

    Relay(int server) throws IOException {
        this.server = server;
        listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Neither side hears more of the other, nor is told good-bye: both get a reset (RFC 9293, section 3.10.4). */
    void cut() throws IOException {
        for (Socket end : ends) {
            end.setSoLinger(true, 0);
            end.close();
        }
    }

    private void accept() {
        try {
            Socket client = listening.accept();
            Socket further = new Socket("127.0.0.1", server);
            ends.addAll(List.of(client, further));
            start(() -> pass(client, further));
            start(() -> pass(further, client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // It was cut, or one side has gone without a word: the other learns so when this is closed.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket end : ends) {
            end.close();
        }
    }
}

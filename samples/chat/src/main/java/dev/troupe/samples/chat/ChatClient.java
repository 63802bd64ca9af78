package dev.troupe.samples.chat;

import dev.troupe.ActorException;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.CloseStatus;
import dev.troupe.client.Transport;
import dev.troupe.wire.Key;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A chat room on the command line: each line of standard input is posted, and what happens in the room is printed. */
public final class ChatClient {

    private static final int HISTORY = 10;
    private static final int CLOSED_BY_US = 1000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    private ChatClient() {}

    /** Takes a name, then, if one likes, a room and the address of the server. Ends with the input or the connection. */
    public static void main(String[] arguments) {
        Charset typed = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        System.exit(run(arguments, new InputStreamReader(System.in, typed), System.out, System.err));
    }

    /** As {@link #main}; gives the exit status: 0, 1 if something failed, 2 if the arguments are not of their number. */
    static int run(String[] arguments, Reader in, PrintStream out, PrintStream errors) {
        if (arguments.length < 1 || arguments.length > 3) {
            errors.println("Usage: <name> [<room>, else lobby] [<server>, else ws://127.0.0.1:8080]");
            return 2;
        }
        String room = arguments.length > 1 ? arguments[1] : "lobby";
        String server = arguments.length > 2 ? arguments[2] : "ws://127.0.0.1:8080";
        try {
            return talk(Transport.webSocket(new URI(server)), Key.of(room), arguments[0], in, out);
        } catch (URISyntaxException | IllegalArgumentException wrong) {
            errors.println(wrong.getMessage());
            return 1;
        }
    }

    private static int talk(Transport server, Key room, String name, Reader in, PrintStream out) {
        try (ChatRoomClient client =
                ChatRoomClient.connect(server, room, new ChatRoom.Join(name), on -> print(on, out))) {
            // Printed by the thread that prints the events, so that all of it comes in order.
            client.connection()
                    .await(client.history(HISTORY)
                            .thenAccept(messages -> messages.forEach(message -> print(message, out))));
            // A daemon, since nothing interrupts a thread that reads what nobody types.
            Thread typist = new Thread(() -> postAll(client, new BufferedReader(in), out), "typist");
            typist.setDaemon(true);
            typist.start();
            CloseStatus end = client.connection().closed().join();
            if (end.code() != CLOSED_BY_US) {
                out.println("* the connection is closed with " + end);
            }
            return end.code() == CLOSED_BY_US ? 0 : 1;
        } catch (ActorConnectException refused) {
            out.println("* " + refused.getMessage());
            return 1;
        } catch (ActorException failed) {
            out.println("* the history cannot be read: " + failed.getMessage());
            return 1;
        }
    }

    private static void print(ChatRoomClient.Handlers on, PrintStream out) {
        on.present(names -> out.println("* here: " + String.join(", ", names)))
                .posted(message -> print(message, out))
                .joined(name -> out.println("* " + name + " came in"))
                .left(name -> out.println("* " + name + " left"))
                .typing((name, active) -> out.println("* " + name + (active ? " is typing" : " stopped typing")));
    }

    private static void print(ChatRoom.Message message, PrintStream out) {
        // Control characters would let one who writes steer the terminal of one who reads.
        String text = message.text().replaceAll("\\p{Cc}+", " ");
        out.println(TIME.format(message.at()) + " " + message.author() + ": " + text);
    }

    private static void postAll(ChatRoomClient client, BufferedReader in, PrintStream out) {
        ChatRoom room = client.blocking();
        try {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                post(room, text, out);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            client.close();
        }
    }

    private static void post(ChatRoom room, String text, PrintStream out) {
        try {
            room.post(text);
        } catch (ActorException failure) {
            out.println("! " + failure.getMessage());
        }
    }
}

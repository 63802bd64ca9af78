package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.JavaFileObjects;
import dev.troupe.client.Transport;
import dev.troupe.wire.WireMessage;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A generated client, used as a program would use it, against a server that is played by the test. */
class GeneratedClientTest {

    /** What a program does with the client of the chat room; it is compiled together with the protocol. */
    private static final JavaFileObject PROGRAM =
            JavaFileObjects.forSourceString("dev.troupe.samples.chat.Program", """
            package dev.troupe.samples.chat;

            import dev.troupe.client.CallOptions;
            import dev.troupe.client.Transport;
            import java.time.Duration;
            import java.util.List;
            import java.util.concurrent.CompletableFuture;
            import java.util.concurrent.TimeUnit;

            public final class Program {
                private Program() {}

                public static String run(Transport transport) throws Exception {
                    CompletableFuture<String> posted = new CompletableFuture<>();
                    CompletableFuture<String> typing = new CompletableFuture<>();
                    try (ChatRoomClient room = ChatRoomClient.connect(transport, "lobby", new ChatRoom.Join("ada"),
                            on -> on.posted(message -> posted.complete(message.text())))) {
                        room.on(on -> on.typing((name, active) -> typing.complete(name + active)));
                        room.typing(true);
                        ChatRoom.Message message = room.post("hi").get(30, TimeUnit.SECONDS);
                        ChatRoom blocking = room.with(CallOptions.deadline(Duration.ofSeconds(30))).blocking();
                        List<ChatRoom.Message> history = blocking.history(1);
                        blocking.typing(false);
                        return message.author() + " " + history.size() + " " + posted.get(30, TimeUnit.SECONDS) + " "
                                + typing.get(30, TimeUnit.SECONDS);
                    }
                }

                public static void muted(Transport transport) {
                    try (ChatRoomClient room = ChatRoomClient.connectAsync(transport, "lobby", new ChatRoom.Join("ada"), on -> {})
                            .join()) {
                        room.blocking().post("hi");
                    }
                }
            }
            """);

    private static final String MESSAGE = "{'number':1,'author':'ada','text':'hi','at':'2026-01-31T12:00:00Z'}";

    @Test
    void callsAndListens() throws Exception {
        Server server = new Server("{'reply':0,'value':" + MESSAGE + "}");

        assertThat(program().getMethod("run", Transport.class).invoke(null, server))
                .isEqualTo("ada 1 hi bobtrue");

        assertThat(server.params).isEqualTo("{'name':'ada'}");
        assertThat(server.received)
                .anySatisfy(message -> assertThat(message).contains("'call':'typing'", "'args':{'active':true}"))
                .anySatisfy(message -> assertThat(message).contains("'call':'post'", "'args':{'text':'hi'}"))
                .anySatisfy(message -> assertThat(message).contains("'call':'history'", "'timeout':30000", "'limit':1"))
                .anySatisfy(message -> assertThat(message).contains("'call':'typing'", "'args':{'active':false}"));
    }

    @Test
    void throwsTheFailureThatTheProtocolDeclares() throws Exception {
        Server server = new Server("{'reply':0,'error':{'code':'muted','message':'be quiet','retryable':false}}");

        assertThatThrownBy(() -> program().getMethod("muted", Transport.class).invoke(null, server))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasMessage("be quiet")
                .satisfies(failure ->
                        assertThat(failure.getClass().getName()).isEqualTo("dev.troupe.samples.chat.ChatRoom$Muted"));
    }

    private static Class<?> program() throws ClassNotFoundException {
        List<JavaFileObject> sources = new ArrayList<>(Compiled.sources("golden/chat/input"));
        sources.add(PROGRAM);
        return Class.forName(
                "dev.troupe.samples.chat.Program", true, Compiled.from(sources).classes());
    }

    /** Welcomes, answers a post as it was told to, and a history with one message, and sends two events. */
    private static final class Server implements Transport {

        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final String answerToPost;
        private volatile String params = "";

        private Server(String answerToPost) {
            this.answerToPost = answerToPost;
        }

        @Override
        public CompletionStage<Channel> open(Target target, Receiver receiver) {
            params = target.params().replace('"', '\'');
            CompletableFuture.delayedExecutor(0, TimeUnit.MILLISECONDS)
                    .execute(() -> send(
                            receiver,
                            "{'welcome':{'connection':'c','protocol':'chat-room','fingerprint':'97409e094843bc78',"
                                    + "'epoch':'e','seq':0}}"));
            return CompletableFuture.completedStage(new Channel() {
                @Override
                public void send(WireMessage message) {
                    answer(receiver, message.text().replace('"', '\''));
                }

                @Override
                public void close(int code, String reason) {
                    receiver.onClosed(code, reason);
                }
            });
        }

        private void answer(Receiver receiver, String message) {
            received.add(message);
            String id = message.replaceFirst(".*'id':(\\d+).*", "$1");
            if (message.contains("'call':'post'")) {
                Server.send(receiver, "{'event':'posted','seq':1,'args':{'message':" + MESSAGE + "}}");
                Server.send(receiver, "{'event':'typing','seq':2,'args':{'name':'bob','active':true}}");
                Server.send(receiver, answerToPost.replace("'reply':0", "'reply':" + id));
            } else if (message.contains("'call':'history'")) {
                Server.send(receiver, "{'reply':" + id + ",'value':[" + MESSAGE + "]}");
            }
        }

        private static void send(Receiver receiver, String message) {
            byte[] bytes = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            receiver.onMessage(bytes, 0, bytes.length);
        }
    }
}

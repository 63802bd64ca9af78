package dev.troupe.server.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.connection.LiveConnections;
import dev.troupe.runtime.connection.RateLimits;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.runtime.connection.ServerHandshake;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.server.echo.EchoProtocol;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket with a connection behind it: what leaves its queue, and what the connection is told. */
class NettySocketQueueTest {

    /** A channel whose peer may cease to read. */
    private static final class PatientChannel extends EmbeddedChannel {
        boolean peerReads = true;
        int flushes;

        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) throws Exception {
            flushes++;
            if (peerReads) {
                super.doWrite(waiting);
            }
        }

        long pending() {
            return unsafe().outboundBuffer().totalPendingWriteBytes();
        }
    }

    /** An actor that writes down what it is told. */
    private static final class Listener implements ActorRegistry {
        final List<ToActor> told = new ArrayList<>();

        @Override
        public ActorAddress open(String protocol, Key key, ToActor.Opening opening) {
            return told::add;
        }

        @Override
        public int count() {
            return 1;
        }
    }

    private final PatientChannel channel = new PatientChannel();
    private final NettySocket socket =
            new NettySocket(channel, new SocketLoop(channel.eventLoop(), new BufferBudget(0), 1_000, null), "", false);
    private final Listener actor = new Listener();
    private final ServerConnection connection;

    NettySocketQueueTest() {
        channel.pipeline().addLast(socket);
        connection = ServerConnection.open(
                new LiveConnections(
                        RuntimeSettings.DEFAULTS, new BufferBudget(0), new RateLimits(0), Ticker.standing()),
                EchoProtocol.INSTANCE,
                actor,
                new ServerHandshake(
                        "echo",
                        Key.of("room"),
                        WireFormat.JSON,
                        "",
                        Payload.none(WireFormat.JSON),
                        Set.of(),
                        true,
                        ClientRequest.UNKNOWN),
                socket);
        connection.opened(message("welcome"));
        connection.flush();
        channel.runPendingTasks();
        assertThat(sent()).isEqualTo("\u0081\u0007welcome");
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    private static WireMessage message(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] array = new byte[WireMessage.HEADROOM + bytes.length];
        System.arraycopy(bytes, 0, array, WireMessage.HEADROOM, bytes.length);
        return new WireMessage(WireFormat.JSON, array, WireMessage.HEADROOM, bytes.length);
    }

    private void served() {
        connection.served();
        channel.runPendingTasks();
    }

    private void say(String text) {
        connection.deliver(message(text), SlowConsumerPolicy.DISCONNECT, "");
        connection.flush();
    }

    /** What the peer has got, a character for each byte. */
    private String sent() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            all.append(out.toString(ISO_8859_1));
            out.release();
        }
        return all.toString();
    }

    @Test
    void whatTheQueueHasWhenTheLoopComesRoundLeavesInOneWriteAndOneFlush() {
        int before = channel.flushes;
        for (int i = 0; i < 10; i++) {
            say("m" + i);
        }
        channel.runPendingTasks();

        assertThat(channel.flushes - before).isOne();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(sent())
                .startsWith("\u0081\u0002m0")
                .endsWith("\u0081\u0002m9")
                .hasSize(40);
    }

    @Test
    void theRestFollowsWhenTheChannelCanBeWrittenToAgain() {
        channel.peerReads = false;
        List<String> texts = List.of("a".repeat(60_000), "b".repeat(60_000), "c".repeat(60_000), "d".repeat(60_000));
        texts.forEach(this::say);
        connection.close(1001, "");
        channel.runPendingTasks();

        assertThat(sent()).isEmpty();
        assertThat(channel.pending()).as("no more than the channel takes").isBetween(60_000L, 180_000L);

        channel.peerReads = true;
        channel.flush();
        channel.runPendingTasks();

        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append("\u0081\u007e\u00ea\u0060").append(text));
        assertThat(sent()).isEqualTo(all + "\u0088\u0002\u0003\u00e9");
    }

    @Test
    void theConnectionIsToldOnceThatItIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        connection.whenClosed(closed::incrementAndGet);
        channel.writeInbound(Unpooled.wrappedBuffer(
                new ClientFrames(1).frame(true, 8, new byte[] {3, (byte) 0xE8}).bytes()));
        channel.runPendingTasks();
        assertThat(connection.isClosed()).isFalse();
        served();
        assertThat(connection.isClosed()).isTrue();

        socket.close(1001, "");
        socket.abort();
        channel.runPendingTasks();
        channel.close();
        channel.runPendingTasks();

        assertThat(closed).hasValue(1);
        assertThat(actor.told).containsExactly(new ToActor.Close(connection, 1_000, ""));
    }

    @Test
    void theAnswerToACloseFrameLeavesAfterWhatTheActorStillSays() {
        channel.writeInbound(Unpooled.wrappedBuffer(
                new ClientFrames(1).frame(true, 8, new byte[] {3, (byte) 0xE8}).bytes()));
        say("last");
        channel.runPendingTasks();
        assertThat(sent()).isEqualTo("\u0081\u0004last");

        say("words");
        served();
        assertThat(sent()).isEqualTo("\u0081\u0005words" + "\u0088\u0002\u0003\u00e8");
        assertThat(channel.isOpen())
                .as("an embedded channel has no half to shut")
                .isFalse();
    }

    @Test
    void aBreachIsNamedAfterWhatTheActorStillSays() {
        channel.writeInbound(Unpooled.wrappedBuffer(
                new ClientFrames(1).frame(true, 1, new byte[] {(byte) 0xFF}).bytes()));
        say("last");
        served();

        assertThat(sent()).startsWith("\u0081\u0004last\u0088").contains("\u0003\u00ef");
    }

    @Test
    void aStreamThatEndsIsAnsweredWithoutACloseFrame() {
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        say("last");
        assertThat(channel.isOpen()).isTrue();
        served();

        assertThat(sent()).isEqualTo("\u0081\u0004last");
        assertThat(channel.isOpen()).isFalse();
        assertThat(actor.told).containsExactly(new ToActor.Close(connection));
    }

    @Test
    void aSocketThatIsLostIsToldOfToo() {
        channel.close();
        channel.runPendingTasks();

        assertThat(connection.isClosed()).isTrue();
        assertThat(actor.told).containsExactly(new ToActor.Close(connection));
    }
}

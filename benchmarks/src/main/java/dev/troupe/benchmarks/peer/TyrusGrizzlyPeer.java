package dev.troupe.benchmarks.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.troupe.benchmarks.room.History;
import dev.troupe.benchmarks.room.Room;
import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.glassfish.tyrus.server.Server;
import org.jspecify.annotations.Nullable;

/** Tyrus on Grizzly with its defaults: an annotated endpoint, an encoder and a decoder over Jackson databind. */
public final class TyrusGrizzlyPeer implements Peer {

    /** On this stock server a port of -1 is a free one. */
    private static final int FREE_PORT = -1;

    @Override
    public int start() throws Exception {
        Server server = new Server("127.0.0.1", FREE_PORT, "/", Map.of(), RoomEndpoint.class);
        server.start();
        return server.getPort();
    }

    /** The endpoint. */
    @ServerEndpoint(
            value = "/actors/room/{key}",
            subprotocols = "troupe.v1.json",
            decoders = CallDecoder.class,
            encoders = {ReplyEncoder.class, EventEncoder.class})
    public static final class RoomEndpoint {

        private static final History HISTORY = new History(Clock.systemUTC());
        private static long sequence;

        /** Welcomes. */
        @OnOpen
        public void open(Session session) throws IOException {
            session.getBasicRemote().sendText(Envelope.WELCOME);
        }

        /** Answers. */
        @OnMessage(maxMessageSize = 65_536)
        public Envelope.@Nullable Reply message(Session session, Envelope.Call call) throws Exception {
            switch (call.call()) {
                case "post" -> {
                    return new Envelope.Reply(call.id(), post(call.args().text()));
                }
                case "publish" -> publish(session, call.args().text());
                default -> session.getAsyncRemote().sendText("{\"error\":{\"code\":\"unknown_action\"}}");
            }
            return null;
        }

        private static Room.Message post(String text) {
            synchronized (HISTORY) {
                return HISTORY.add(text);
            }
        }

        private static void publish(Session session, String text) throws JsonProcessingException {
            synchronized (HISTORY) {
                Room.Message message = HISTORY.add(text);
                String event = Envelope.MAPPER.writeValueAsString(
                        new Envelope.Event("posted", ++sequence, new Envelope.Posted(message)));
                for (Session other : session.getOpenSessions()) {
                    other.getAsyncRemote().sendText(event);
                }
            }
        }
    }

    /** Reads calls. */
    public static final class CallDecoder implements Decoder.Text<Envelope.Call> {
        @Override
        public Envelope.Call decode(String text) throws DecodeException {
            try {
                return Envelope.MAPPER.readValue(text, Envelope.Call.class);
            } catch (JsonProcessingException e) {
                throw new DecodeException(text, "Not a call", e);
            }
        }

        @Override
        public boolean willDecode(String text) {
            return true;
        }
    }

    /** Writes replies. */
    public static final class ReplyEncoder extends JsonEncoder<Envelope.Reply> {}

    /** Writes events. */
    public static final class EventEncoder extends JsonEncoder<Envelope.Event> {}

    private abstract static class JsonEncoder<T> implements Encoder.Text<T> {
        @Override
        public String encode(T message) throws EncodeException {
            try {
                return Envelope.MAPPER.writeValueAsString(message);
            } catch (JsonProcessingException e) {
                throw new EncodeException(message, "Cannot be written", e);
            }
        }
    }
}

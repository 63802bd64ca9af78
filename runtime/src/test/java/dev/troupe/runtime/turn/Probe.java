package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.Injection;
import dev.troupe.wire.Constraint;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.Payloads;
import jakarta.websocket.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A protocol as the processor would write one, with an action of every kind. Tests override what they are about. */
interface Probe {

    /** Exclusive; its result is text. */
    default String act(String text) throws Exception {
        return text;
    }

    /** Exclusive; its result comes later. */
    default CompletionStage<String> later(String text) throws Exception {
        throw new UnsupportedOperationException(text);
    }

    /** Reads; its result is text. */
    default String read(String text) throws Exception {
        return text;
    }

    /** Reads; its result comes later. */
    default CompletionStage<String> readLater(String text) throws Exception {
        throw new UnsupportedOperationException(text);
    }

    /** Wants no reply. */
    default void note(String text) throws Exception {}

    /** The events. */
    interface Feed {
        void said(String text);

        void typing(String name);
    }

    /** The params. */
    record Join(String name) {}

    /** The arguments of everything. */
    record Text(String text) {}

    /** A failure of the protocol, whose code is not the one its name suggests. */
    class Muted extends ActorException {
        private static final long serialVersionUID = 1L;

        Muted(String message) {
            super(message);
        }
    }

    PayloadType<String> STRING = PayloadType.of(PayloadReader::readString, (out, value) -> {
        if (value.equals("unwritable")) {
            throw new IOException("cannot be written");
        }
        out.writeString(value);
    });
    PayloadType<Text> TEXT = PayloadType.of(in -> new Text(member(in, "text")), (out, value) -> {
        if (value.text().equals("unwritable")) {
            throw new IOException("cannot be written");
        }
        out.startObject();
        out.name("text");
        out.writeString(value.text());
        out.endObject();
    });
    PayloadType<Join> JOIN = Payloads.constrained(
            PayloadType.of(in -> new Join(member(in, "name")), (out, value) -> {
                throw new IOException("servers read params");
            }),
            Constraint.of(join -> !join.name().equals("nobody"), "must be somebody"));

    private static String member(PayloadReader in, String name) throws IOException {
        String value = "";
        in.startObject();
        for (String member = in.nextName(); member != null; member = in.nextName()) {
            if (member.equals(name)) {
                value = in.readString();
            } else {
                in.skip();
            }
        }
        if (value.equals("unreadable")) {
            throw new IllegalArgumentException("secret");
        }
        return value;
    }

    Action<Text, String> ACT = Action.of(0, "act", Action.Kind.EXCLUSIVE, TEXT, STRING);
    Action<Text, String> LATER = Action.of(1, "later", Action.Kind.EXCLUSIVE, TEXT, STRING);
    Action<Text, String> READ = Action.of(2, "read", Action.Kind.READ_ONLY, TEXT, STRING);
    Action<Text, String> READ_LATER = Action.of(3, "readLater", Action.Kind.READ_ONLY, TEXT, STRING);
    Action<Text, Void> NOTE = Action.of(4, "note", Action.Kind.ONE_WAY, TEXT);

    Event<Text> SAID = Event.of(0, "said", TEXT, SlowConsumerPolicy.DISCONNECT);
    Event<Text> TYPING = Event.latest(1, "typing", TEXT, Text::text);

    Protocol<Probe, Join, Feed> PROTOCOL =
            new Protocol<>(
                    "probe",
                    "0123456789abcdef",
                    new ParamsType<>(JOIN, List.of()),
                    new Action<?, ?>[] {ACT, LATER, READ, READ_LATER, NOTE},
                    new Event<?>[] {SAID, TYPING},
                    new DeclaredError[] {new DeclaredError("quiet_please", Muted.class, Muted::new)}) {

                @Override
                public Object invoke(Probe actor, int action, Object arguments) throws Exception {
                    String text = ((Text) arguments).text();
                    switch (action) {
                        case 0:
                            return actor.act(text);
                        case 1:
                            return actor.later(text);
                        case 2:
                            return actor.read(text);
                        case 3:
                            return actor.readLater(text);
                        default:
                            actor.note(text);
                            return null;
                    }
                }

                @Override
                public Feed events(EventSink sink) {
                    return new Feed() {
                        @Override
                        public void said(String text) {
                            sink.emit(SAID, new Text(text));
                        }

                        @Override
                        public void typing(String name) {
                            sink.emit(TYPING, new Text(name));
                        }
                    };
                }
            };

    /** Makes an actor. */
    @FunctionalInterface
    interface Maker {
        Probe make(Injection<String, Feed> injection) throws Exception;
    }

    /** A definition as the processor would write one. */
    record Definition(Maker maker, boolean nonBlocking, List<Class<?>> wants, Class<? extends Probe> type)
            implements ActorDefinition<Probe, Join, String, Feed> {

        Definition(Maker maker, boolean nonBlocking, List<Class<?>> wants) {
            this(maker, nonBlocking, wants, Probe.class);
        }

        @Override
        public Protocol<Probe, Join, Feed> protocol() {
            return PROTOCOL;
        }

        @Override
        public Probe create(Injection<String, Feed> injection) throws Exception {
            return maker.make(injection);
        }

        @Override
        public Class<? extends Endpoint> endpoint() {
            return Endpoint.class;
        }
    }
}

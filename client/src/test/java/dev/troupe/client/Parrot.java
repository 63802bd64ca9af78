package dev.troupe.client;

import dev.troupe.ActorException;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Members;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.PayloadWriter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A protocol as the processor would write it: text goes in, the same text comes back. */
interface Parrot {

    /** Every argument, event and params of this protocol is one text. */
    record Words(String text) {}

    /** Declared by the protocol. */
    final class Tired extends ActorException {
        private static final long serialVersionUID = 1L;

        Tired(String message) {
            super(message);
        }
    }

    PayloadType<Words> WORDS = PayloadType.of(Parrot::read, Parrot::write);
    PayloadType<String> TEXT = PayloadType.of(PayloadReader::readString, PayloadWriter::writeString);

    Action<Words, String> ECHO = Action.of(0, "echo", Action.Kind.EXCLUSIVE, WORDS, TEXT);
    Action<Words, Void> TEACH = Action.of(1, "teach", Action.Kind.EXCLUSIVE, WORDS);
    Action<Words, Void> WHISTLE = Action.of(2, "whistle", Action.Kind.ONE_WAY, WORDS);
    Event<Words> SAID = Event.of(0, "said", WORDS, SlowConsumerPolicy.DISCONNECT);

    /** The only instance. */
    ParrotProtocol PROTOCOL = new ParrotProtocol();

    static CompletableFuture<String> echo(ClientConnection connection, String text) {
        return connection.call(ECHO, new Words(text), CallOptions.DEFAULT);
    }

    Members MEMBERS = Members.of(1, "text");

    private static Words read(PayloadReader in) throws IOException {
        String text = "";
        in.startObject(MEMBERS);
        while (in.nextMember() >= 0) {
            text = in.readString();
        }
        return new Words(text);
    }

    private static void write(PayloadWriter out, Words words) throws IOException {
        out.startObject();
        out.name("text");
        out.writeString(Objects.requireNonNull(words.text()));
        out.endObject();
    }

    final class ParrotProtocol extends Protocol<Parrot, Words, Void> {

        private ParrotProtocol() {
            super(
                    "parrot",
                    "0123456789abcdef",
                    new ParamsType<>(WORDS, List.of()),
                    new Action<?, ?>[] {ECHO, TEACH, WHISTLE},
                    new Event<?>[] {SAID},
                    new DeclaredError[] {new DeclaredError("tired", Tired.class, Tired::new)});
        }

        @Override
        public Object invoke(Parrot actor, int action, Object arguments) {
            throw new UnsupportedOperationException("there is no server in these tests");
        }

        @Override
        public Void events(EventSink sink) {
            throw new UnsupportedOperationException("there is no server in these tests");
        }
    }
}

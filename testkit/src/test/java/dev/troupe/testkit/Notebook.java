package dev.troupe.testkit;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.Injection;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import jakarta.websocket.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A protocol and its actor, as small as they can be and still use all that is injected. */
interface Notebook {

    String write(String text);

    CompletionStage<String> writeLater(CompletionStage<String> text);

    /** The events. */
    interface Feed {
        void written(String text);

        void hint(String name, int number);
    }

    PayloadType<String> TEXT = PayloadType.of(Notebook::readText, (out, value) -> {
        out.startObject();
        out.name("text");
        out.writeString(value);
        out.endObject();
    });

    private static String readText(PayloadReader in) throws IOException {
        in.startObject();
        in.nextName();
        String text = in.readString();
        in.nextName();
        return text;
    }

    Action<String, String> WRITE = Action.of(0, "write", Action.Kind.EXCLUSIVE, TEXT, TEXT);
    Event<String> WRITTEN = Event.of(0, "written", TEXT, SlowConsumerPolicy.DISCONNECT);

    Protocol<Notebook, String, Feed> PROTOCOL =
            new Protocol<>(
                    "notebook",
                    "00000000000000aa",
                    new ParamsType<>(TEXT, List.of()),
                    new Action<?, ?>[] {WRITE},
                    new Event<?>[] {WRITTEN},
                    new DeclaredError[] {}) {
                @Override
                public Object invoke(Notebook actor, int action, Object arguments) {
                    return actor.write((String) arguments);
                }

                @Override
                public Feed events(EventSink sink) {
                    return new Feed() {
                        @Override
                        public void written(String text) {
                            sink.emit(WRITTEN, text);
                        }

                        @Override
                        public void hint(String name, int number) {
                            throw new UnsupportedOperationException();
                        }
                    };
                }
            };

    /** The actor. */
    final class NotebookActor implements Notebook, ConnectionHooks<String, String, Feed> {
        private final Connections<String, Feed> readers;
        private final ActorContext context;

        NotebookActor(Connections<String, Feed> readers, ActorContext context) {
            this.readers = readers;
            this.context = context;
        }

        @Override
        public String createConnState(ConnectRequest<String> request) {
            return request.params();
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            if (readers.count() > 1) {
                readers.broadcast(Audience.except(connection)).hint(connection.state(), readers.count());
            }
        }

        @Override
        public String write(String text) {
            if (text.isEmpty()) {
                readers.caller().disconnect("nothing to say");
            }
            String written = context.clock().instant() + " " + readers.caller().state() + ": " + text;
            readers.broadcast().written(written);
            return written;
        }

        @Override
        public CompletionStage<String> writeLater(CompletionStage<String> text) {
            if (context.isCanceled()) {
                return CompletableFuture.completedFuture("canceled");
            }
            return text.thenApplyAsync(this::write, context.executor());
        }
    }

    /** Its definition. */
    final class Definition implements ActorDefinition<Notebook, String, String, Feed> {
        @Override
        public Protocol<Notebook, String, Feed> protocol() {
            return PROTOCOL;
        }

        @Override
        public Class<NotebookActor> type() {
            return NotebookActor.class;
        }

        @Override
        public List<Class<?>> wants() {
            return List.of();
        }

        @Override
        public boolean nonBlocking() {
            return false;
        }

        @Override
        public Notebook create(Injection<String, Feed> injection) {
            return new NotebookActor(injection.connections(), injection.context());
        }

        @Override
        public Class<? extends Endpoint> endpoint() {
            return Endpoint.class;
        }
    }
}

package dev.troupe.runtime.connection;

import dev.troupe.protocol.Access;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.message.Call;
import dev.troupe.wire.ClientMessage;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageException;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What becomes of the messages of a client: the envelope is read here, the rest is left to the turn. Whatever is wrong with
 * a message is answered, and the connection stays.
 */
final class ClientMessages {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    private ClientMessages() {}

    /** Whether a message of this kind and size may come; if not, the connection ends. */
    static boolean mayCome(ServerConnection connection, boolean raw, WireFormat came, int length) {
        int most = connection.settings().maxMessageIn();
        if (came != connection.format() && !raw) {
            connection.onBreach(
                    CloseCode.UNSUPPORTED_DATA,
                    came == WireFormat.CBOR
                            ? "This connection speaks JSON in text messages"
                            : "This connection speaks CBOR in binary messages");
        } else if (length > most) {
            connection.onBreach(CloseCode.TOO_BIG, "A message has at most " + most + " bytes");
        } else {
            return true;
        }
        return false;
    }

    static void receive(ServerConnection connection, byte[] array, int offset, int length) {
        ClientMessage message;
        try {
            message = MessageReader.fromClient(connection.format(), array, offset, length);
        } catch (MessageException e) {
            answer(connection, e.id(), Optional.empty(), e.error());
            return;
        }
        if (message instanceof ClientMessage.Call call) {
            call(connection, call);
        } else if (message instanceof ClientMessage.Cancel cancel) {
            connection.calls().cancel(cancel.id());
        } else if (message instanceof ClientMessage.Ping ping) {
            if (connection.onPing()) {
                connection.say(MessageWriter.pong(connection.format(), ping.number()));
            }
        } else if (message instanceof ClientMessage.Subscribe subscribe) {
            subscribe(connection, true, subscribe.events(), subscribe.id());
        } else if (message instanceof ClientMessage.Unsubscribe unsubscribe) {
            subscribe(connection, false, unsubscribe.events(), unsubscribe.id());
        }
    }

    private static void call(ServerConnection connection, ClientMessage.Call message) {
        if (!connection.mayCall()) {
            answer(connection, message.id(), Optional.of(message.action()), tooFast(connection));
            return;
        }
        Optional<Action<?, ?>> action = connection.protocol().action(message.action());
        if (action.isEmpty()) {
            WireError error = unknownAction(connection.protocol(), message.action());
            answer(connection, message.id(), Optional.of(message.action()), error);
            return;
        }
        Access access = action.get().access();
        // Most actions are for everybody, and calls of them shall cost nothing here.
        if (!access.everybody() && !connection.rights().allow(access)) {
            answer(connection, message.id(), Optional.of(message.action()), forbidden(action.get()));
            return;
        }
        long deadline = connection.now() + timeout(connection, message).toNanos();
        long id = message.id().orElse(Call.NO_ID);
        connection
                .calls()
                .pass(new Call(connection, action.get(), id, message.arguments().compact(), deadline));
    }

    private static Duration timeout(ServerConnection connection, ClientMessage.Call message) {
        if (message.timeout().isEmpty()) {
            return connection.settings().callDeadline();
        }
        Duration asked = message.timeout().get();
        return asked.compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : asked;
    }

    private static void subscribe(ServerConnection connection, boolean on, List<String> events, OptionalLong id) {
        Optional<String> kind = Optional.of(on ? "subscribe" : "unsubscribe");
        if (!connection.mayCall()) {
            answer(connection, id, kind, tooFast(connection));
            return;
        }
        for (String name : events) {
            Optional<Event<?>> event = connection.protocol().event(name);
            if (event.isEmpty()) {
                answer(connection, id, kind, unknownEvent(connection.protocol(), name));
                return;
            }
            if (on && !connection.rights().allow(connection.protocol().access(event.get()))) {
                answer(connection, id, kind, ErrorCode.FORBIDDEN.with("You may not hear " + event.get()));
                return;
            }
        }
        connection.calls().subscribe(on, Set.copyOf(events), id);
    }

    private static WireError tooFast(ServerConnection connection) {
        int most = connection.settings().maxCallsPerSecond();
        return tooFast(most);
    }

    /** Says that the client calls too often. */
    static WireError tooFast(int most) {
        return ErrorCode.RATE_LIMITED.with("A client makes at most " + most + " calls in a second");
    }

    /** Says that this action is for others. */
    static WireError forbidden(Action<?, ?> action) {
        return ErrorCode.FORBIDDEN.with("You may not call " + action);
    }

    /** Says that there is no action of this name, and which one may have been meant. */
    static WireError unknownAction(Protocol<?, ?, ?> protocol, String action) {
        return unknown(protocol, "action", action, ClientMessages::actions);
    }

    /** Says that there is no event of this name, and which one may have been meant. */
    static WireError unknownEvent(Protocol<?, ?, ?> protocol, String event) {
        return unknown(protocol, "event", event, ClientMessages::events);
    }

    private static WireError unknown(
            Protocol<?, ?, ?> protocol, String what, String name, Function<Protocol<?, ?, ?>, List<String>> known) {
        String meant = Suggestion.nearest(name, known.apply(protocol))
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse("");
        return ErrorCode.UNKNOWN_ACTION.with(
                protocol.name() + " has no " + what + " " + Suggestion.quote(name) + "." + meant);
    }

    private static List<String> actions(Protocol<?, ?, ?> protocol) {
        return protocol.actions().stream().map(Action::name).toList();
    }

    private static List<String> events(Protocol<?, ?, ?> protocol) {
        return protocol.events().stream().map(Event::name).toList();
    }

    /** Tells a client that something has failed: as the reply to its id, where it gave one. */
    static void answer(ServerConnection connection, OptionalLong id, Optional<String> about, WireError error) {
        WireFormat format = connection.format();
        connection.say(
                id.isPresent()
                        ? MessageWriter.failure(format, id.getAsLong(), error)
                        : MessageWriter.problem(format, error, about));
    }
}

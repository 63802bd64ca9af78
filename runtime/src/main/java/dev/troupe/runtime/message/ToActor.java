package dev.troupe.runtime.message;

import dev.troupe.actor.ClientRequest;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.Payload;
import java.util.Optional;
import java.util.Set;

/** What a connection says to an actor. Messages of one connection are taken in the order in which they were told. */
public sealed interface ToActor permits ToActor.Opening, Call, ToActor.Raw, ToActor.Subscribe, ToActor.Close {

    /** From whom. */
    ToConnection connection();

    /** Where its client is, as {@link IpAddress#networkOf} has it; empty if unknown. May allocate. */
    default String network() {
        return connection().network();
    }

    /** The first word of a client, for which an actor is made where there is none and the client may create it. */
    sealed interface Opening extends ToActor permits Open, SingleCall, Fetch {

        /** As JSON, to be decoded in the turn; absent if the client gave none. */
        Payload params();

        /** The request with which the client came. */
        ClientRequest request();

        @Override
        default String network() {
            return IpAddress.networkOf(request().remoteAddress());
        }

        /** Whether the actor is made if there is none; if not, the client is refused with {@code not_found}. */
        boolean mayCreate();

        /** Whether the client wants one thing only, and waits for it no longer. Any thread. */
        default boolean isGivenUp() {
            return false;
        }
    }

    /**
     * A client wants to connect.
     *
     * @param connection the client's connection
     * @param params as JSON, to be decoded in the turn; absent if the client gave none
     * @param request the request with which the client came
     * @param events the broadcasts that the client wants, by name; empty set for none
     * @param everyEvent whether it wants all, whatever {@code events} says
     * @param unheard the events that the client may not hear, by name, whatever it wants
     * @param mayCreate whether the actor is made if there is none; if not, the client is refused with {@code not_found}
     * @param raw the way of a client that wants a raw socket
     */
    record Open(
            ToConnection connection,
            Payload params,
            ClientRequest request,
            Set<String> events,
            boolean everyEvent,
            Set<String> unheard,
            boolean mayCreate,
            Optional<RawAddress> raw)
            implements Opening {

        /** Of a client that may create the actor. */
        public Open(
                ToConnection connection,
                Payload params,
                ClientRequest request,
                Set<String> events,
                boolean everyEvent) {
            this(connection, params, request, events, everyEvent, Set.of(), true, Optional.empty());
        }
    }

    /**
     * A client calls one action and does not connect. It is let in as one that connects would be, but neither listed nor
     * welcomed, and the actor hears neither of its coming nor of its going. Nothing else comes from it.
     *
     * @param call what it calls; an answer is wanted
     * @param params as JSON, to be decoded in the turn; absent if the client gave none
     * @param request the request with which the client came
     * @param mayCreate whether the actor is made if there is none; if not, the client is refused with {@code not_found}
     */
    record SingleCall(Call call, Payload params, ClientRequest request, boolean mayCreate) implements Opening {

        /** Of a client that may create the actor. */
        public SingleCall(Call call, Payload params, ClientRequest request) {
            this(call, params, request, true);
        }

        @Override
        public ToConnection connection() {
            return call.connection();
        }

        @Override
        public boolean isGivenUp() {
            return call.isGivenUp();
        }
    }

    /**
     * A client wants other broadcasts than before.
     *
     * @param on whether these are added or taken away
     * @param id to be answered by {@link ToConnection#answered}; -1 if no answer is wanted
     */
    record Subscribe(ToConnection connection, boolean on, Set<String> events, long id) implements ToActor {}

    /**
     * A message of a raw socket.
     *
     * @param text whether it is text, checked to be UTF-8
     * @param content its bytes; the format means nothing here
     */
    record Raw(ToConnection connection, boolean text, Payload content) implements ToActor {}

    /**
     * A client has left, or its connection has closed: nothing of it comes after this. The actor answers by
     * {@link ToConnection#served} when it has served all that came before.
     *
     * @param code of the close frame that came first; 1005 if it had none, 1006 if there was no close frame
     */
    record Close(ToConnection connection, int code, String reason) implements ToActor {

        /** Of a connection that has gone without a word. */
        public Close(ToConnection connection) {
            this(connection, CloseCode.ABNORMAL, "");
        }
    }
}

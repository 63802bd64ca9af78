package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireError;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one client is let in: {@code onBeforeConnect} and {@code createConnState} as reading turns whose stages hold nothing,
 * then, in one exclusive turn, it becomes visible, is welcomed, and {@code onConnect} runs. For a raw socket there is no welcome,
 * and that of {@code onOpen} comes next; for a client with a single call or request, its turn comes in place of this last one.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>A client is welcomed or refused, never both. It is neither once it has left, unless it has sent messages before: those
 *       are served.
 *   <li>What it says meanwhile waits, in order, until {@code onConnect} has returned.
 *   <li>A hook that takes too long refuses the client, or closes it with 4408.
 *   <li>A client with a single call or request is never listed; nothing begins for it once it waits no longer.
 * </ul>
 */
final class Admission<A, P, C, E> {

    private static final Payload NO_PARAMS = Payload.json("{}");

    private enum Phase {
        ASKING,
        LET_IN,
        OUT
    }

    private final ActorCell<A, P, C, E> host;
    private final ToActor.Opening opening;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.ASKING);
    /** What the client has said; used by the thread that drains. */
    private final Queue<ToActor> waiting = new ArrayDeque<>();

    private volatile @Nullable ConnectRequest<P> request;

    Admission(ActorCell<A, P, C, E> host, ToActor.Opening opening) {
        this.host = host;
        this.opening = opening;
        if (opening instanceof ToActor.SingleCall single) {
            hold(single.call());
        } else if (opening instanceof Fetch fetch) {
            hold(fetch);
        }
    }

    ToConnection remote() {
        return opening.connection();
    }

    /** A message that comes too early. */
    void hold(ToActor message) {
        waiting.add(message);
    }

    /** The messages that have come too early. */
    Queue<ToActor> waiting() {
        return waiting;
    }

    /** Whether a client that leaves now leaves nothing behind that is to be served. */
    boolean leavesNow() {
        return waiting.isEmpty() || remote().isClosed();
    }

    /** The client has gone by itself; false if it was let in before. */
    boolean leave() {
        return phase.compareAndSet(Phase.ASKING, Phase.OUT);
    }

    /** The client is not let in; nothing happens if that is decided already. Any thread. */
    void refuse(WireError error, int closeCode) {
        if (leave()) {
            remote().refused(error, closeCode);
            remote().flush();
            host.resume(() -> host.incoming().forget(this));
        }
    }

    /** The turn that it begins with. */
    Turn begin() {
        return new Asking<>(
                "onBeforeConnect",
                this::beforeConnect,
                admitted -> new Asking<>("createConnState", hooks -> hooks.createConnState(request()), this::enter));
    }

    /** The turn in which the client is let in. */
    private Turn enter(C state) {
        Objects.requireNonNull(state, "createConnState returned null instead of the state of the connection");
        if (opening instanceof ToActor.Open open) {
            return new Entering(open, state);
        }
        P params = request().params();
        ActorConnection<C, E> connection = new ActorConnection<>(host, opening, state, EventFilter.NOTHING, params);
        return opening instanceof Fetch fetch
                ? new FetchTurn<>(host, fetch, connection, params)
                : new CallTurn(host, ((ToActor.SingleCall) opening).call(), connection);
    }

    /** What comes next in letting the client in; on the thread that drains. */
    private void proceed(Turn turn) {
        boolean last = turn instanceof CallTurn || turn instanceof FetchTurn<?, ?, ?, ?>;
        if (!last || letPass()) {
            host.incoming().enqueue(turn);
        }
    }

    private boolean letPass() {
        if (refuseIfGivenUp() || !phase.compareAndSet(Phase.ASKING, Phase.LET_IN)) {
            return false;
        }
        waiting.clear();
        host.connections().letPass(remote());
        return true;
    }

    /** A client with one call or request that waits no longer is not asked anything. Any thread. */
    private boolean refuseIfGivenUp() {
        boolean givenUp = opening.isGivenUp();
        if (givenUp) {
            refuse(ErrorCode.CANCELED.notRun("The caller waits no longer"), CloseCode.NORMAL);
        }
        return givenUp;
    }

    private CompletionStage<Void> beforeConnect(AsyncConnectionHooks<P, C, E> hooks) throws Exception {
        Payload params = opening.params().isPresent() ? opening.params() : NO_PARAMS;
        P read = PayloadReader.readChecked(
                params, host.protocol().params().type(), host.type().settings().maxPatternSteps());
        request = new ConnectRequest<>(remote().id(), read, opening.request());
        return hooks.onBeforeConnect(request);
    }

    private ConnectRequest<P> request() {
        return Objects.requireNonNull(request, "the params have not been read");
    }

    private void refuse(Throwable failure, Object where) {
        if (failure instanceof PayloadException unread && request == null) {
            refuse(unread.toError("params"), CloseCode.BAD_PARAMS);
        } else {
            refuse(host.type().failures().describe(failure, where), closeCode(failure));
        }
    }

    private static int closeCode(Throwable failure) {
        return failure instanceof ActorException ? CloseCode.REJECTED : CloseCode.INTERNAL_ERROR;
    }

    /** A hook; it may throw what it likes. */
    @FunctionalInterface
    private interface Hook<P, C, E, T> {
        CompletionStage<T> call(AsyncConnectionHooks<P, C, E> hooks) throws Exception;
    }

    /** The turn of a hook that only reads. Its stage does not hold the actor: what follows is a turn of its own. */
    private final class Asking<T> extends Turn {
        private final String name;
        private final Hook<P, C, E, T> hook;
        private final Function<T, Turn> then;
        private @Nullable Turn next;

        Asking(String name, Hook<P, C, E, T> hook, Function<T, Turn> then) {
            super(Admission.this.host, true);
            this.name = name;
            this.hook = hook;
            this.then = then;
        }

        @Override
        @Nullable
        Object body() throws Exception {
            if (phase.get() != Phase.ASKING || refuseIfGivenUp()) {
                return null;
            }
            HookTimer timer = host.timeHook(() ->
                    Admission.this.refuse(ErrorCode.TIMEOUT.with(name + " took too long"), CloseCode.HOOK_TIMEOUT));
            CompletionStage<T> stage;
            try {
                stage = Objects.requireNonNull(
                        hook.call(host.hooks(instance())), "The hook returned null instead of a stage");
            } catch (Throwable e) {
                timer.stop();
                throw e;
            }
            if (isDone(stage)) {
                timer.stop();
                next = then.apply(stage.toCompletableFuture().get());
            } else {
                stage.whenComplete((value, failure) -> host.resume(() -> later(timer, value, failure)));
            }
            return null;
        }

        private boolean later(HookTimer timer, T value, @Nullable Throwable failure) {
            timer.stop();
            try {
                if (failure == null) {
                    proceed(then.apply(value));
                } else {
                    Admission.this.refuse(cause(failure), this);
                }
            } catch (RuntimeException e) {
                Admission.this.refuse(e, this);
            }
            return true;
        }

        @Override
        boolean refuse(WireError error) {
            Admission.this.refuse(error, CloseCode.TRY_LATER);
            return true;
        }

        @Override
        boolean isCanceled() {
            return phase.get() == Phase.OUT || opening.isGivenUp();
        }

        @Override
        void completed(@Nullable Object value) {}

        @Override
        void failed(Throwable failure) {
            if (!wasInterrupted()) {
                Admission.this.refuse(failure, this);
            }
        }

        @Override
        void crashed() {
            Admission.this.refuse(ErrorCode.CRASHED.with("The actor crashed"), CloseCode.INTERNAL_ERROR);
        }

        @Override
        void ended() {
            if (next != null) {
                proceed(next);
            }
        }

        @Override
        String network() {
            return opening.network();
        }

        @Override
        int readerKind() {
            return host.type().admission();
        }

        @Override
        String name() {
            return name;
        }
    }

    /** The turn in which the client becomes visible, is welcomed, and {@code onConnect} runs. */
    private final class Entering extends Turn {
        private final ToActor.Open connecting;
        private final C state;
        private @Nullable ActorConnection<C, E> connection;
        private @Nullable HookTimer timer;

        Entering(ToActor.Open connecting, C state) {
            super(Admission.this.host, false);
            this.connecting = connecting;
            this.state = state;
        }

        @Override
        @Nullable
        Object body() throws Exception {
            if (!phase.compareAndSet(Phase.ASKING, Phase.LET_IN)) {
                return null;
            }
            ActorConnection<C, E> admitted = new ActorConnection<>(
                    host,
                    connecting,
                    state,
                    host.type().filter(connecting),
                    request().params());
            connection = admitted;
            host.connections().admit(admitted);
            if (admitted.raw() == null) {
                remote().opened(MessageWriter.welcome(remote().format(), welcome()));
            } else {
                remote().openedRaw();
            }
            host.output().said(admitted);
            timer = host.timeHook(() -> reject(admitted, CloseCode.HOOK_TIMEOUT, ErrorCode.TIMEOUT.code()));
            if (instance().hookUse().connect()) {
                cell.use().changes();
            }
            return host.hooks(instance()).onConnect(admitted);
        }

        private ServerMessage.Welcome welcome() {
            return new ServerMessage.Welcome(
                    remote().id(),
                    host.protocol().name(),
                    host.protocol().fingerprint(),
                    instance().epoch(),
                    host.output().sequence(),
                    OptionalInt.of(host.type().settings().maxMessageIn()));
        }

        private void reject(ActorConnection<C, E> admitted, int closeCode, String reason) {
            admitted.reject();
            remote().kick(closeCode, reason);
            remote().flush();
        }

        @Override
        void completed(@Nullable Object value) {
            stopTimer();
        }

        @Override
        void failed(Throwable failure) {
            if (stopTimer() && connection != null && !wasInterrupted()) {
                reject(
                        connection,
                        closeCode(failure),
                        host.type().failures().describe(failure, this).code());
            }
        }

        @Override
        void crashed() {
            if (stopTimer() && connection != null) {
                reject(connection, CloseCode.INTERNAL_ERROR, ErrorCode.CRASHED.code());
            }
            host.resume(() -> host.incoming().release(waiting, connection));
        }

        private boolean stopTimer() {
            return timer != null && timer.stop();
        }

        @Override
        boolean refuse(WireError error) {
            Admission.this.refuse(error, CloseCode.TRY_LATER);
            return true;
        }

        @Override
        boolean isCanceled() {
            return connection != null && (connection.isRejected() || remote().isClosed());
        }

        @Override
        void ended() {
            host.incoming().release(waiting, connection);
        }

        @Override
        @Nullable
        ActorConnection<?, ?> caller() {
            return connection;
        }

        @Override
        String network() {
            return opening.network();
        }

        @Override
        String name() {
            return "onConnect";
        }
    }
}

package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What one actor has to do next, and what becomes of the messages that it cannot serve. For the thread that drains.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Announcements and messages take turns where both wait, so that a flood of neither keeps the other from everybody.
 *   <li>Each of the two is served in its own order.
 * </ul>
 */
final class Incoming<A, P, C, E> {

    private static final BoundedLog LOG = BoundedLog.of(Incoming.class);
    static final WireError TOO_FEW_THREADS =
            ErrorCode.OVERLOADED.notRun("Too many others of this kind occupy the server's threads");

    private final ActorCell<A, P, C, E> cell;
    private final Mailbox mailbox;
    private final ConnectionTable<C, E> connections;
    /** Turns that go before messages, since their clients were asked already. */
    private final Queue<Turn> nextTurns = new ArrayDeque<>();
    /** Messages that go before those in the mailbox, since they came earlier. */
    private final Queue<ToActor> nextMessages = new ArrayDeque<>();

    private final Queue<AnnouncementTurn<?>> nextAnnouncements = new ArrayDeque<>();
    /** Whether the last of announcements and messages that was served is an announcement. */
    private boolean announcedLast;

    private @Nullable Turn next;

    Incoming(ActorCell<A, P, C, E> cell, Mailbox mailbox, ConnectionTable<C, E> connections) {
        this.cell = cell;
        this.mailbox = mailbox;
        this.connections = connections;
    }

    /** Goes to what comes next; false if there is nothing. A message that needs no turn is served here. */
    boolean fetch() {
        if (next != null) {
            return true;
        }
        next = nextTurns.poll();
        if (next != null) {
            return true;
        }
        return announcedLast ? fetchMessage() || fetchAnnouncement() : fetchAnnouncement() || fetchMessage();
    }

    private boolean fetchAnnouncement() {
        next = nextAnnouncements.poll();
        announcedLast = next != null;
        return announcedLast;
    }

    private boolean fetchMessage() {
        ToActor message = nextMessages.poll();
        if (message == null) {
            message = mailbox.poll();
        }
        if (message == null) {
            return false;
        }
        announcedLast = false;
        try {
            next = cell.isLive() ? turnFor(message) : refuse(message);
        } catch (Throwable e) {
            LOG.log(Level.ERROR, () -> "A message to " + cell + " was lost", e);
            lose(message);
        }
        return true;
    }

    /** A message that could not be served by a fault of ours, or because the memory is used up. */
    private void lose(ToActor message) {
        if (message instanceof ToActor.Close) {
            Guard.run(cell, () -> connections.remove(message.connection()));
        } else if (message instanceof ToActor.Opening opening) {
            Guard.run(cell, () -> connections.remove(opening.connection()));
            Guard.run(cell, () -> mailbox.release(opening));
            Guard.run(
                    cell,
                    () -> opening.connection()
                            .refused(ErrorCode.INTERNAL.with("Internal error"), CloseCode.INTERNAL_ERROR));
            Guard.run(cell, () -> opening.connection().flush());
        } else {
            Guard.run(cell, () -> drop(message));
        }
    }

    /** The turn that comes next; null if the message needed none. */
    @Nullable
    Turn next() {
        return next;
    }

    /** The turn that comes next may begin; false if it was refused, because the server has too few threads for it. */
    boolean taken() {
        Turn taken = next;
        next = null;
        return taken == null || !cell.type().scheduler().isShort(taken) || !taken.refuse(TOO_FEW_THREADS);
    }

    /** Whether a turn waits that could not begin. */
    boolean isBlocked() {
        return next != null;
    }

    /** Whether nothing was taken from the mailbox that has not begun. */
    boolean isEmpty() {
        return next == null && nextTurns.isEmpty() && nextAnnouncements.isEmpty() && nextMessages.isEmpty();
    }

    /** A message has its turn, and waits no longer. */
    void leavesMailbox(ToActor message) {
        mailbox.release(message);
        if (message instanceof ToActor.Raw raw) {
            raw.connection().left(raw);
        }
    }

    /** A turn that goes before messages. */
    void enqueue(Turn turn) {
        nextTurns.add(turn);
    }

    /** An announcement takes turns with messages. */
    void announce(AnnouncementTurn<?> turn) {
        if (cell.isOver()) {
            cell.announcements().leaves();
        } else {
            nextAnnouncements.add(turn);
        }
    }

    private @Nullable Turn turnFor(ToActor message) {
        ToConnection remote = message.connection();
        ActorConnection<C, E> connection = connections.admitted(remote);
        if (connection != null) {
            return turnFor(message, connection);
        }
        if (!(message instanceof ToActor.Opening opening)) {
            return early(message, remote);
        }
        if (!opening.mayCreate() && connections.isUnentered()) {
            // It is here only for others, who are still being asked and may be refused.
            mailbox.release(opening);
            refuseUnknown(opening);
            return null;
        }
        Admission<A, P, C, E> admission = new Admission<>(cell, opening);
        connections.add(admission);
        return admission.begin();
    }

    private @Nullable Turn turnFor(ToActor message, ActorConnection<C, E> connection) {
        if (message instanceof ToActor.Close close) {
            return goodbye(close, connection);
        }
        if (connection.isRejected()) {
            drop(message);
        } else if (message instanceof Call call) {
            return new CallTurn(cell, call, connection);
        } else if (message instanceof ToActor.Raw raw) {
            return rawTurn(raw, connection);
        } else if (message instanceof ToActor.Subscribe subscribe) {
            subscribe(subscribe, connection);
        }
        return null;
    }

    private Turn goodbye(ToActor.Close close, ActorConnection<C, E> connection) {
        TurnRawSocket<P, C> socket = rawSocketOf(connection);
        return socket != null && socket.awaitsClose()
                ? new RawSocketCloseTurn<>(cell, connection, socket, close)
                : new DisconnectTurn<>(cell, connection);
    }

    private @Nullable Turn rawTurn(ToActor.Raw message, ActorConnection<C, E> connection) {
        TurnRawSocket<P, C> socket = rawSocketOf(connection);
        if (socket == null || socket.hasEnded()) {
            drop(message);
            return null;
        }
        return RawSocketTurn.message(cell, connection, socket, message);
    }

    @SuppressWarnings("unchecked") // Its params were read by the protocol of this actor.
    private @Nullable TurnRawSocket<P, C> rawSocketOf(ActorConnection<C, E> connection) {
        return (TurnRawSocket<P, C>) connection.raw();
    }

    /** {@code onClose} has ended, or its instance: {@code onDisconnect} comes next, if there is somebody to run it. */
    boolean seeOff(ToActor.Close close) {
        ActorConnection<C, E> connection = connections.admitted(close.connection());
        if (connection != null && cell.isOver() && !cell.hasInstance()) {
            connections.remove(close.connection());
            close.connection().served();
        } else if (connection != null) {
            nextTurns.add(new DisconnectTurn<>(cell, connection));
        }
        return true;
    }

    /** The client wants an actor that there is not, and may not create it. */
    static void refuseUnknown(ToActor.Opening opening) {
        opening.connection().refused(ErrorCode.NOT_FOUND.with("There is no such actor"), CloseCode.NO_SUCH_PROTOCOL);
        opening.connection().flush();
    }

    private @Nullable Turn early(ToActor message, ToConnection remote) {
        Admission<?, ?, C, E> admission = connections.admission(remote);
        if (admission == null) {
            drop(message);
        } else if (message instanceof ToActor.Close && admission.leavesNow()) {
            admission.leave();
            forget(admission);
            remote.served();
        } else {
            admission.hold(message);
        }
        return null;
    }

    private void subscribe(ToActor.Subscribe subscribe, ActorConnection<C, E> connection) {
        connection.filter(connection.filter().with(cell.protocol(), subscribe.events(), subscribe.on()));
        if (subscribe.id() >= 0) {
            connection.remote().answered(subscribe.id());
            cell.output().said(connection);
        }
    }

    /** The client was not let in, or has left before. */
    boolean forget(Admission<?, ?, C, E> admission) {
        connections.remove(admission.remote());
        admission.waiting().forEach(this::drop);
        admission.waiting().clear();
        return true;
    }

    /** {@code onConnect} has ended: what the client has said meanwhile comes next, unless it is not let in after all. */
    boolean release(Queue<ToActor> waiting, @Nullable ActorConnection<C, E> connection) {
        if (connection != null && !connection.isRejected()) {
            TurnRawSocket<P, C> socket = rawSocketOf(connection);
            if (socket != null) {
                nextTurns.add(RawSocketTurn.open(cell, connection, socket));
            }
            nextMessages.addAll(waiting);
        } else {
            waiting.forEach(this::drop);
        }
        waiting.clear();
        if (connection != null && connection.isRejected()) {
            connections.unlist(connection);
        }
        return true;
    }

    /** A message that is not served, because its client is not there, or no longer. */
    private void drop(ToActor message) {
        if (message instanceof Call call) {
            fail(call);
        } else if (message instanceof Fetch fetch) {
            fail(fetch);
        } else if (message instanceof ToActor.Close close) {
            close.connection().served();
        } else {
            leavesMailbox(message);
        }
    }

    private void fail(Fetch fetch) {
        mailbox.release(fetch);
        if (fetch.settle()) {
            fetch.connection().failed(unavailable());
        }
    }

    private void fail(Call call) {
        mailbox.release(call);
        if (call.settle()) {
            call.connection().failed(call, unavailable());
            call.connection().flush();
        }
    }

    /** Why a message is not served. */
    private WireError unavailable() {
        WireError refusal = cell.refusal();
        return refusal != null ? refusal : ErrorCode.UNAVAILABLE.with("The actor takes no calls");
    }

    /** With which code a client goes that is not served. */
    private int closeCode() {
        WireError refusal = cell.refusal();
        if (refusal != null && !TOO_FEW_THREADS.equals(refusal)) {
            return CloseCode.REJECTED;
        }
        return cell.isStopping() ? CloseCode.GOING_AWAY : CloseCode.TRY_LATER;
    }

    /** The actor refuses to start: it serves nothing that waits, and the connections of an earlier life go, too. */
    void declineAll() {
        for (ActorConnection<C, E> connection : connections.present()) {
            ToConnection remote = connection.remote();
            Guard.run(cell, () -> remote.kick(closeCode(), unavailable().code()));
            Guard.run(cell, remote::flush);
            connections.remove(remote);
        }
        refuseAdmissions();
        dismissAll();
    }

    /** A message that is not served, because the actor serves none. */
    private @Nullable Turn refuse(ToActor message) {
        ToConnection remote = message.connection();
        ActorConnection<C, E> connection = connections.admitted(remote);
        if (message instanceof Call call) {
            fail(call);
        } else if (message instanceof ToActor.Opening opening) {
            refuse(opening);
        } else if (connection != null && message instanceof ToActor.Subscribe subscribe) {
            subscribe(subscribe, connection);
        } else if (message instanceof ToActor.Raw) {
            leavesMailbox(message);
            remote.kick(closeCode(), unavailable().code());
            remote.flush();
        } else if (connection != null && message instanceof ToActor.Close close) {
            if (cell.hasInstance()) {
                return goodbye(close, connection);
            }
            connections.remove(remote);
            remote.served();
        } else if (message instanceof ToActor.Close) {
            remote.served();
        }
        return null;
    }

    private void refuse(ToActor.Opening opening) {
        if (cell.refusal() == null && opening instanceof ToActor.SingleCall single) {
            fail(single.call());
        } else if (cell.refusal() == null && opening instanceof Fetch fetch) {
            fail(fetch);
        } else {
            mailbox.release(opening);
            opening.connection().refused(unavailable(), closeCode());
            opening.connection().flush();
        }
    }

    /** Nobody who is being asked is let in. */
    void refuseAdmissions() {
        for (Admission<?, ?, C, E> admission : connections.admissions()) {
            int code = cell.isStopping() || cell.refusal() != null ? closeCode() : CloseCode.INTERNAL_ERROR;
            Guard.run(cell, () -> admission.refuse(unavailable(), code));
            forget(admission);
        }
    }

    /**
     * What was taken from the mailbox and has not begun does not begin, but for seeing off who has left and hearing of bodies that
     * have ended, if that can be.
     */
    void dismissNext() {
        List<Turn> kept = new ArrayList<>();
        if (next != null) {
            dismiss(next, kept);
            next = null;
        }
        for (Turn turn = nextTurns.poll(); turn != null; turn = nextTurns.poll()) {
            dismiss(turn, kept);
        }
        nextAnnouncements.forEach(turn -> dismiss(turn, kept));
        nextAnnouncements.clear();
        for (ToActor message = nextMessages.poll(); message != null; message = nextMessages.poll()) {
            refuse(message, kept);
        }
        nextTurns.addAll(kept);
    }

    private void refuse(ToActor message, List<Turn> kept) {
        Guard.run(cell, () -> keep(refuse(message), kept));
    }

    private void dismiss(Turn waiting, List<Turn> kept) {
        Guard.run(cell, () -> dismissOrFail(waiting, kept));
    }

    private void dismissOrFail(Turn waiting, List<Turn> kept) {
        if (waiting instanceof CallTurn call) {
            fail(call.call());
        } else if (waiting instanceof FetchTurn<?, ?, ?, ?> request) {
            fail(request.fetch());
        } else if (waiting instanceof BodyCloseTurn && cell.hasInstance()) {
            kept.add(waiting);
        } else if (waiting instanceof DisconnectTurn<?, ?, ?, ?> disconnect) {
            keep(refuse(new ToActor.Close(disconnect.caller().remote())), kept);
        } else if (waiting instanceof RawSocketCloseTurn<?, ?, ?, ?> close) {
            keep(refuse(close.message()), kept);
        } else if (waiting instanceof RawSocketTurn<?, ?, ?, ?> raw) {
            raw.dismiss();
        } else if (waiting instanceof RawSocketErrorTurn<?, ?, ?, ?> error) {
            error.ended();
        } else if (waiting instanceof AnnouncementTurn<?>) {
            cell.announcements().leaves();
        }
    }

    private static void keep(@Nullable Turn turn, List<Turn> kept) {
        if (turn != null) {
            kept.add(turn);
        }
    }

    /** Nothing that waits is served; where nobody was ever let in, so that there is nobody to see off. */
    void dismissAll() {
        dismissNext();
        for (ToActor message = mailbox.poll(); message != null; message = mailbox.poll()) {
            refuse(message, new ArrayList<>(0));
        }
    }
}

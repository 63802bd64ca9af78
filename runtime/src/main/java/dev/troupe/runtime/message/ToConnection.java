package dev.troupe.runtime.message;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.util.List;

/**
 * What an actor says to a connection. Any thread may say it; nothing here blocks, and nothing throws if the connection is
 * gone. What is said leaves in the order in which it was said.
 *
 * <p>Messages may wait until {@link #flush}, so that several leave in one write.
 */
public interface ToConnection {

    /** Tells this connection from all others, for ever. */
    String id();

    /** Where its client is, as {@link IpAddress#networkOf} has it; empty if unknown. */
    default String network() {
        return "";
    }

    /** In which format messages to it are encoded. */
    WireFormat format();

    /** The client is connected: its welcome, before anything else. */
    void opened(WireMessage welcome);

    /** A call has ended with a result: frees its id and sends the reply. */
    void replied(Call call, WireMessage reply);

    /** A call has ended with a failure: frees its id and says so. */
    void failed(Call call, WireError error);

    /** A call that wants no reply has ended well: frees its place. */
    void ended(Call call);

    /**
     * A call that was given up before it had a result is with the actor no longer: it will not begin, or its turn has ended.
     * Frees its place; its id was free before.
     */
    void left(Call call);

    /** A request with an id that is not a call has been met. */
    void answered(long id);

    /**
     * An event.
     *
     * @param event the encoded event, shared by all who receive it
     * @param policy what to do if the queue is full
     * @param key tells apart the events that replace each other under {@link SlowConsumerPolicy#LATEST}: an event takes the
     *     place of a queued one whose key is equal
     */
    void deliver(WireMessage event, SlowConsumerPolicy policy, Object key);

    /** The client is connected by a raw socket: there is no welcome, and what waited may leave. */
    void openedRaw();

    /** Messages of a raw socket, which leave together as far as one write can take them. */
    void sendRaw(List<WireMessage> messages);

    /** How many bytes of messages wait for the client to take them, or have left in part. */
    long bufferedAmount();

    /**
     * The client is not let in: this error in place of the welcome, then the close code with the error's code as reason. A raw
     * socket is sent the close frame alone.
     */
    void refused(WireError error, int closeCode);

    /** Closes the connection after what was said before. */
    void kick(int closeCode, String reason);

    /** A message of a raw socket waits no longer: it has its turn, or will have none. */
    void left(ToActor.Raw message);

    /**
     * The actor has served all that the client sent before it left, and has nothing more to say to it. Once the actor was told
     * {@link ToActor.Close}; saying it again does nothing.
     */
    void served();

    /**
     * Whether the server has begun to end it, for whatever reason, and not its client: what the client has said before is of
     * no account any more. True for ever then.
     */
    boolean isEndedByServer();

    /** Whether the connection is closed on both sides; see {@link #whenClosed}. */
    boolean isClosed();

    /** Runs the action, once, when the connection is closed on both sides; at once if it is. */
    void whenClosed(Runnable action);

    /** What was said may leave now. */
    void flush();
}

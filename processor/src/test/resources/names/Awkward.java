package names;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.WireName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Names that are likely to be in the way of what generated code needs for itself. */
@ActorProtocol("awkward")
public interface Awkward {
    @OneWay
    void busy(int id, int in, int out, int seen, int member, int value, int connection, int options, int client, int call);

    String objects(int wait, int clone, int hashCode, int notify, Optional<Integer> finalize);

    @ReadOnly
    void types(String AwkwardProtocol, String AwkwardCodec, String Payloads, String actor, String action, String arguments);

    @WireName("ünï-cöde $x \"quoted\"")
    String größe(@WireName("the größe") String größe, String $dollar, String _underscore);

    int instance();

    int handlers();

    void wait(String text);

    @WireName("wait2")
    void wait(String text, int number);

    Names names(Names names);

    Everything everything(List<Everything> everything);

    CompletionStage<Override> later(Override override, Void none, String String);

    @Events
    interface Shouts {
        void sink(int sink, int wait, int event, int handler);

        void of(String of);

        void with(String with);

        @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "notify")
        void notify(int notify, String sequence, String AwkwardCodec);

        /** Hides the library's type inside whatever implements the events. */
        interface EventSink {}
    }

    @Params
    record Knock(@Nullable String transport, Optional<String> server, int key) {}

    record Names(
            String in,
            String out,
            String seen,
            String member,
            String value,
            String Payloads,
            @Nullable String MESSAGE,
            @Nullable String Optional,
            @Nullable Color COLOR,
            Optional<Color> color,
            @WireName("with \"quotes\" and $dollars $T $L") String quoted,
            @WireName("NAMES_MEMBERS") int NAMES_MEMBERS,
            boolean type,
            boolean record,
            boolean yield,
            boolean var) {}

    enum Color {
        RED,
        GREEN
    }

    // Simple names that generated code uses for its own.
    record Stub(int number) {}

    record Blocking(Stub stub) {}

    record Handlers(Blocking blocking) {}

    record Override(Handlers handlers) {}

    record Void() {}

    record ClientConnection(Optional<ActionException> exception) {}

    record ActionException() {}

    record Everything(Override override, ClientConnection connection, @Nullable Everything more) {}

    // Mentioned by nothing, and inherited by whatever implements this interface.
    interface CompletableFuture {}

    interface CallOptions {}

    interface Action {}

    interface Event {}

    interface Object {}

    interface Sender {}
}

package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.actor.Connection;
import dev.troupe.actor.NoState;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

@ActorProtocol("unsupported")
interface Unsupported {
    void object(Object any); // TROUPE036: it could be anything

    void date(String fine, Date date); // TROUPE036: java.time

    void throwable(
            String fine,
            Exception failure); // TROUPE036: Throw a subclass of ActorException

    void number(Number number); // TROUPE036: which number

    void text(CharSequence text); // TROUPE036: Use String

    void open(Open open); // TROUPE036: Make it a sealed interface of records

    void code(Runnable runnable, // TROUPE036: To call a client, use an event
            Supplier<String> supplier); // TROUPE036: code is not sent

    void openOfTheJdk(Comparable<String> any); // TROUPE036: Use a record of your own

    void classOfTheJdk(TimeZone zone, // TROUPE036: Use java.time.ZoneId
            Thread thread, // TROUPE036: Use a record of your own
            AtomicInteger number, // TROUPE036: Use int
            Path file); // TROUPE036: Use String

    void actor(Unsupported actor, // TROUPE036: Send the key as a String
            Feed feed, // TROUPE036: Clients listen to the events
            Connection<NoState, Feed> connection, // TROUPE036: An actor gets it
            Principal caller); // TROUPE036: caller()

    void ofClass(Plain plain); // TROUPE036: Make it a record

    void collection(Collection<String> texts); // TROUPE036: only List, Set and Map

    void stage(CompletableFuture<String> text); // TROUPE036: its value is still to come

    void nested(List<Map<String, Set<Plain>>> plains); // TROUPE036: Plain

    void array(Plain[] plains); // TROUPE036

    Void nothing(); // TROUPE036: Use void

    CompletionStage<Date> later(); // TROUPE036

    void inRecord(Holder holder);

    @Events
    interface Feed {
        void posted(Object any); // TROUPE036
    }

    record Holder(
            String name,
            Date since, // TROUPE036
            Deeper deeper) {}

    record Deeper(List<Thread> threads) {} // TROUPE036: Thread

    interface Open {}

    class Plain {}
}

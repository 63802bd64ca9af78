package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@ActorProtocol("unsupported")
interface Unsupported {
    void object(Object any); // TROUPE036: it could be anything

    void date(String fine, Date date); // TROUPE036: java.time

    void throwable(
            String fine,
            Exception failure); // TROUPE036: Throw a subclass of ActorException

    void number(Number number); // TROUPE036: which number

    void text(CharSequence text); // TROUPE036: Use String

    void open(Runnable runnable); // TROUPE036: any class may implement

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

    class Plain {}
}

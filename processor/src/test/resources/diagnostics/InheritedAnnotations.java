package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.PayloadCodec;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.UseCodec;
import dev.troupe.WireName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

interface InheritedAnnotations {
    @WireName("publish")
    void post(@WireName("body") String text);

    @OneWay
    void typing(boolean active);

    @ReadOnly
    List<String> history(int limit);

    @UseCodec(Seconds.class)
    Number uptime();

    @UseCodec(Seconds.class)
    CompletionStage<Number> uptimeLater();

    void wait(@UseCodec(Seconds.class) Number seconds, List<@Nullable String> reasons, @Nullable String note);

    @Events
    interface Feed {
        @WireName("published")
        void posted(@WireName("body") String text, @UseCodec(Seconds.class) Number at, @Nullable String author);

        @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "name")
        void typed(String name);
    }

    final class Seconds implements PayloadCodec<Number, Long> {
        @Override
        public Long encode(Number value) {
            return value.longValue();
        }

        @Override
        public Number decode(Long written) {
            return written;
        }
    }
}

@ActorProtocol("lost")
interface Lost extends InheritedAnnotations {
    @Override
    void post( // TROUPE077: post has @WireName in InheritedAnnotations and none in this declaration, which is the one that counts. Java does not inherit annotations with a method. Declare it in Lost
            String text); // TROUPE077: Parameter text of post has @WireName in InheritedAnnotations and none

    @Override
    void typing(boolean active); // TROUPE077: typing has @OneWay in InheritedAnnotations and none

    @Override
    List<String> history(int limit); // TROUPE077: history has @ReadOnly in InheritedAnnotations and none

    @Override
    Number uptime(); // TROUPE077: uptime has @UseCodec; TROUPE036

    @Override
    CompletableFuture<Number> uptimeLater(); // TROUPE077: uptimeLater has @UseCodec; TROUPE036

    @Override
    void wait(
            Number seconds, // TROUPE077: Parameter seconds of wait has @UseCodec; TROUPE036
            List<String> reasons, // TROUPE077: Parameter reasons of wait has @Nullable
            String note); // TROUPE077: Parameter note of wait has @Nullable in InheritedAnnotations and none

    @Events
    interface LostFeed extends InheritedAnnotations.Feed {
        @Override
        void posted( // TROUPE077: posted has @WireName in Feed and none in this declaration
                String text, // TROUPE077: Parameter text of posted has @WireName in Feed
                Number at, // TROUPE077: Parameter at of posted has @UseCodec in Feed; TROUPE036
                String author); // TROUPE077: Parameter author of posted has @Nullable in Feed

        @Override
        void typed(String name); // TROUPE077: typed has @SlowConsumer in Feed and none
    }
}

@ActorProtocol("said-again")
interface SaidAgain extends InheritedAnnotations {
    @Override
    @WireName("publish")
    void post(@WireName("body") String text);

    @Override
    @OneWay
    void typing(boolean active);

    @Override
    @ReadOnly
    List<String> history(int limit);

    @Override
    @UseCodec(Seconds.class)
    Number uptime();

    @Override
    @UseCodec(Seconds.class)
    CompletableFuture<Number> uptimeLater();

    @Override
    void wait(@UseCodec(Seconds.class) Number seconds, List<@Nullable String> reasons, @Nullable String note);

    @Events
    interface SameFeed extends InheritedAnnotations.Feed {
        @Override
        @WireName("published")
        void posted(@WireName("body") String text, @UseCodec(Seconds.class) Number at, @Nullable String author);

        @Override
        @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "name")
        void typed(String name);
    }
}

@ActorProtocol("said-otherwise")
interface SaidOtherwise extends InheritedAnnotations {
    @Override
    @WireName("send")
    void post(@WireName("words") String text);

    @Override
    Integer uptime();

    @Override
    CompletableFuture<Number> uptimeLater(); // TROUPE077: uptimeLater has @UseCodec; TROUPE036

    @Events
    interface OtherFeed extends InheritedAnnotations.Feed {
        @Override
        @SlowConsumer(SlowConsumerPolicy.DROP_OLDEST)
        void typed(String name);
    }
}

interface Renaming extends InheritedAnnotations {
    @Override
    @WireName("send")
    void post(@WireName("words") String text);
}

@ActorProtocol("renamed")
interface Renamed extends InheritedAnnotations, Renaming {}

interface Forgetting extends InheritedAnnotations {
    @Override
    void typing(boolean active); // TROUPE077: Declare it in Forgetting with @OneWay on it.
}

@ActorProtocol("forgotten-above")
interface ForgottenAbove extends Forgetting {}

@ActorProtocol("remembered")
interface Remembered extends Forgetting {
    @Override
    @OneWay
    void typing(boolean active);
}

interface Plainly {
    void clear(); // TROUPE077: clear has @OneWay in Quickly and none in this declaration
}

interface Quickly {
    @OneWay
    void clear();
}

@ActorProtocol("plainly-first")
interface PlainlyFirst extends Plainly, Quickly {}

@ActorProtocol("quickly-first")
interface QuicklyFirst extends Quickly, Plainly {}

interface Left {
    @WireName("left") // TROUPE077: move has @WireName in Right and another in this declaration
    void move();
}

interface Right {
    @WireName("right")
    void move();
}

@ActorProtocol("both-sides")
interface BothSides extends Left, Right {}

@ActorProtocol("decided")
interface Decided extends Left, Right {
    @Override
    @WireName("right")
    void move();
}

interface WithBody {
    default void rest() {}
}

@ActorProtocol("abstract-again")
interface AbstractAgain extends WithBody {
    @Override
    @OneWay
    void rest();
}

package names;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.WireName;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Odd protocols that are legal, nested in a class. */
public final class Odd {

    private Odd() {}

    /** Keywords, comments and what other tools take for a pattern, as names on the wire. */
    @ActorProtocol("odd-signs")
    public interface Signs {
        @WireName("class")
        Sign sign(@WireName("int") int a, @WireName("this") int b, @WireName("new") String c, @WireName("null") long d);

        @WireName("*/ class")
        void comment();

        @WireName("$L")
        void pattern();

        record Sign(
                @WireName("default") int a,
                @WireName("$") int b,
                @WireName("a.b.c") int c,
                @WireName("a b") int d,
                @WireName("\uD83C\uDF75") int e,
                @WireName("\"\\") int f,
                @WireName("*/") int g,
                @WireName("\\u0041") int h,
                @WireName("%s%n") int i,
                @WireName("$T$L$>") int j,
                Shape shape,
                Mood mood) {}

        sealed interface Shape {
            @WireName("void")
            record Point(int x) implements Shape {}

            @WireName("*/ $L")
            record Line(int y) implements Shape {}
        }

        enum Mood {
            @WireName("*/ $L")
            GOOD {
                @Override
                int number() {
                    return 1;
                }
            },
            @WireName("\\u000a")
            BAD {
                @Override
                int number() {
                    return 2;
                }
            };

            abstract int number();
        }

        @Events
        interface Feed {
            @WireName("null")
            void nothing();

            @WireName("@Override")
            void over(int a);
        }

        @Params
        record Join(@WireName("class") String a, @WireName("%s") String b) {}
    }

    /** Identifiers beyond ASCII. */
    @ActorProtocol("odd-letters")
    public interface Ключи {
        void été(Été été, int 数);

        Ключ ключ(Ключ а, Map<Ключ, Integer> всё);

        record Été(int ß, int ſ, int s, int $this$0, int _0) {}

        enum Ключ {
            А,
            Б
        }
    }

    /** What everything is inherited from, through three interfaces. */
    public interface Root<A, B, P extends Pair<A, B>> {
        CompletionStage<P> pair(A one, B[] others);

        P[] all();
    }

    public interface Base<A, B> extends Root<A, B, Pair<A, B>> {
        B put(A one, Optional<B> other);
    }

    public interface Middle<T, K extends Comparable<K>> extends Base<List<T>, Map<K, T>> {}

    public interface Heard<T> {
        void heard(T value);
    }

    public record Pair<A, B>(A a, B b, List<Pair<B, A>> others) {}

    @ActorProtocol("odd-generics")
    public interface Generic extends Middle<Generic.Note, String> {
        record Note(int number) {}

        @Events
        interface Feed extends Heard<List<Note[]>> {}
    }

    /** Types of one simple name, nested in different ones. */
    @ActorProtocol("odd-namesakes")
    public interface Namesakes {
        Status status(One.Status one, Two.Status two, Two.Status.Status2 inner, List<One.Status> ones, List<Two.Status> twos);

        record Status(int number) {}

        final class One {
            private One() {}

            public enum Status {
                ON
            }
        }

        final class Two {
            private Two() {}

            public record Status(int number) {
                public record Status2(Status outer) {}
            }
        }
    }

    /** Everything is deprecated. */
    @Deprecated
    @ActorProtocol("odd-deprecated")
    public interface Old {
        Message post(Message message, Color color) throws Gone;

        @Deprecated
        record Message(@Deprecated int number, @Deprecated(forRemoval = true) String text) {}

        enum Color {
            @Deprecated
            RED,
            @Deprecated(forRemoval = true)
            GREEN
        }

        @Deprecated(forRemoval = true)
        final class Gone extends ActorException {
            private static final long serialVersionUID = 1L;

            @Deprecated
            public Gone(String message) {
                super("gone", message);
            }
        }

        @Deprecated
        @Events
        interface Feed {
            @Deprecated
            void posted(Message message);
        }
    }

    @SuppressWarnings({"deprecation", "removal"})
    @Deprecated(forRemoval = true)
    @Actor
    static final class OldActor implements Old {
        @Deprecated
        OldActor(Connections<NoState, Old.Feed> connections) {}

        @Override
        public Message post(Message message, Color color) {
            return message;
        }
    }
}

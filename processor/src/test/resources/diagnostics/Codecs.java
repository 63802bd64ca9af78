package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.PayloadCodec;
import dev.troupe.UseCodec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

@ActorProtocol("codecs")
interface Codecs {
    void post(
            @UseCodec(Fine.class) Money fine,
            @UseCodec(Abstract.class) Money a, // TROUPE048: it is abstract
            @UseCodec(NoConstructor.class) Money c, // TROUPE048: no constructor without parameters
            @UseCodec(PrivateConstructor.class) Money d, // TROUPE048: not visible
            @UseCodec(Picky.class) Money e, // TROUPE048: checked
            @UseCodec(Outer.Inner.class) Money g, // TROUPE048: inner
            @UseCodec(Fine.class) String other, // TROUPE049: this is String
            @UseCodec(Fine.class) List<Money> list, // TROUPE049
            @UseCodec(Absent.class) Money h, // TROUPE050: Optional<String>
            @UseCodec(Unwritable.class) Money i,
            @UseCodec(Circular.class) Money j);

    Wallet wallet();

    record Wallet(
            @UseCodec(Abstract.class)
            Money money) {} // TROUPE048

    class Money {}

    class Fine extends Base<String> {}

    abstract class Base<W> implements PayloadCodec<Money, W> {
        @Override
        public W encode(Money value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Money decode(W written) {
            return new Money();
        }
    }

    abstract class Abstract extends Base<String> {}

    class NoConstructor extends Base<String> {
        NoConstructor(String text) {}
    }

    class PrivateConstructor extends Base<String> {
        private PrivateConstructor() {}
    }

    class Picky extends Base<String> {
        Picky() throws IOException {}
    }

    class Absent extends Base<Optional<String>> {}

    class Unwritable extends Base<Thread> {} // TROUPE036: Thread

    class Circular extends Base<List<Endless>> {}

    @UseCodec(EndlessCodec.class)
    class Endless {}

    class EndlessCodec implements PayloadCodec<Endless, List<Endless>> { // TROUPE048: again
        @Override
        public List<Endless> encode(Endless value) {
            return List.of();
        }

        @Override
        public Endless decode(List<Endless> written) {
            return new Endless();
        }
    }

    class Outer {
        class Inner extends Base<String> {}
    }
}

package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.PayloadCodec;
import dev.troupe.UseCodec;
import java.util.List;

@ActorProtocol("variants")
interface Variants {
    Shape shape();

    Circle circle();

    Animal animal();

    Result<Integer> result(Result<String> fine); // TROUPE066: No variant of Result is a Result<Integer>

    Result<Integer> again();

    Pair<String, Integer> pair(Pair<String, String> fine); // TROUPE066: Pair<String, Integer>

    Nested<List<String>> nested(Nested<String> wrong); // TROUPE066: Nested<String>

    Part<Integer> part();

    Circular circular(); // TROUPE066: Circular permits no record, so no value of it can be sent. Permit one.

    RingA ring(); // TROUPE066: RingA permits no record

    sealed interface Shape permits Circle, Square {}

    @UseCodec(CircleCodec.class) // TROUPE065: Circle is a variant of Shape
    record Circle(double radius) implements Shape {}

    record Square(double width) implements Shape {}

    sealed interface Animal permits Dog, Cat {}

    @UseCodec(DogCodec.class) // TROUPE065: put it on Animal
    sealed interface Dog extends Animal permits Poodle {}

    record Poodle(String name) implements Dog {}

    record Cat(String name) implements Animal {}

    sealed interface Result<T> permits Text {}

    record Text(String text) implements Result<String> {}

    sealed interface Pair<A, B> permits Twins {}

    record Twins<T>(T one, T other) implements Pair<T, T> {}

    sealed interface Nested<T> permits Inside {}

    record Inside<T>(T value) implements Nested<List<T>> {}

    sealed interface Circular permits Circular {}

    sealed interface RingA permits RingB {}

    sealed interface RingB extends RingA permits RingA {}

    sealed interface Part<T> permits Broken {}

    final class Broken implements Part<String> {} // TROUPE044

    class CircleCodec implements PayloadCodec<Circle, Double> {
        @Override
        public Double encode(Circle value) {
            return value.radius();
        }

        @Override
        public Circle decode(Double written) {
            return new Circle(written);
        }
    }

    class DogCodec implements PayloadCodec<Dog, String> {
        @Override
        public String encode(Dog value) {
            return value.toString();
        }

        @Override
        public Dog decode(String written) {
            return new Poodle(written);
        }
    }
}

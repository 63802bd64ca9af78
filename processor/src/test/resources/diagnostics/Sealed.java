package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.WireName;

@ActorProtocol("sealed")
interface Sealed {
    Shape shape();

    Tagged tagged();

    Same same();

    Result<String> result();

    Mood mood();

    sealed interface Shape permits Circle, Polygon, Unit, Free {}

    record Circle(double radius, Shape inner) implements Shape {}

    final class Polygon implements Shape {} // TROUPE044: a class

    enum Unit implements Shape { // TROUPE044: an enum
        METER
    }

    non-sealed interface Free extends Shape {} // TROUPE044: an open interface

    sealed interface Tagged permits One, Two {}

    record One(String type) implements Tagged {} // TROUPE045: type

    record Two(@WireName("type") String kind) implements Tagged {} // TROUPE045: kind

    sealed interface Same permits Three, Four {}

    @WireName("four") // TROUPE015: Three and Four
    record Three(int a) implements Same {}

    record Four(int a) implements Same {}

    sealed interface Result<T> permits Ok, Odd, Failed {}

    record Ok<T>(T value) implements Result<T> {}

    record Odd<U>(U value) implements Result<String> {} // TROUPE046: U

    record Failed<X>(String reason) implements Result<X> {}

    enum Mood {} // TROUPE047
}

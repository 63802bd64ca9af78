package bad;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.WireName;
import java.io.IOException;

@ActorProtocol("throws")
interface Throws {
    void checked() throws IOException; // TROUPE023: IOException

    void unchecked() throws IllegalStateException; // TROUPE023

    void general() throws ActorException;

    void several() throws Abstract, NoMessage, Hidden, Picky, Fine;

    void codes() throws Odd, Timeout, Other, Fine, Ümlaut;

    abstract class Abstract extends ActorException { // TROUPE024: it is abstract
        Abstract(String message) {
            super(message);
        }
    }

    class NoMessage extends ActorException { // TROUPE024: no constructor that takes the message
        NoMessage() {
            super("no message");
        }
    }

    class Hidden extends ActorException { // TROUPE024: not visible in package bad
        private Hidden(String message) {
            super(message);
        }
    }

    class Picky extends ActorException { // TROUPE024: checked
        Picky(String message) throws IOException {
            super(message);
        }
    }

    class Fine extends ActorException {
        Fine(String message) {
            super(message);
        }
    }

    @WireName("Odd-Code") // TROUPE025: Did you mean "odd_code"?
    class Odd extends ActorException {
        Odd(String message) {
            super(message);
        }
    }

    class Ümlaut extends ActorException { // TROUPE025: @WireName
        Ümlaut(String message) {
            super(message);
        }
    }

    class Timeout extends ActorException { // TROUPE026: Troupe itself
        Timeout(String message) {
            super(message);
        }
    }

    @WireName("fine")
    class Other extends ActorException { // TROUPE026: that of Fine
        Other(String message) {
            super(message);
        }
    }
}

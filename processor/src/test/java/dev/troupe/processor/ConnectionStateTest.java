package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a connection is any type; generated code names the whole of it. */
class ConnectionStateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<?>",
                "List<? extends Number>",
                "Map<? super Integer, ? extends List<? extends CharSequence>>",
                "List<? extends Comparable<?>[]>",
                "int[][]",
                "List<String>[]",
                "Outer<String>.Inner",
                "Outer<List<? extends Number>>.Deeper<Integer>",
                "Outer<String>.Inner.Innermost",
                "Map.Entry<String, ? extends int[]>"
            })
    void isNamedAsAWhole(String state) {
        Compiled compiled = Compiled.from(List.of(
                JavaFileObjects.forSourceString("p.Room", """
                        package p;
                        @dev.troupe.ActorProtocol("room") public interface Room { void post(); }
                        """),
                JavaFileObjects.forSourceString("p.Outer", """
                        package p;
                        public class Outer<T> {
                            Outer() {}
                            public class Inner { Inner() {} public class Innermost { Innermost() {} } }
                            public class Deeper<U> { Deeper() {} }
                        }
                        """),
                JavaFileObjects.forSourceString("p.RoomActor", """
                        package p;
                        import dev.troupe.*;
                        import dev.troupe.actor.*;
                        import java.util.*;
                        @Actor
                        final class RoomActor implements Room, ConnectionHooks<NoParams, %1$s, NoEvents> {
                            RoomActor(Connections<%1$s, NoEvents> all) {}
                            @Override public %1$s createConnState(ConnectRequest<NoParams> request) {
                                throw new IllegalStateException();
                            }
                            @Override public void post() {}
                        }
                        """.formatted(state))));

        assertThat(compiled.generated().get("p/RoomActorDefinition.java").replaceAll("\\s+", " "))
                .contains("Room, NoParams, " + state + ", NoEvents>");
    }
}

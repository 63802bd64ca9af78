package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.troupe.protocol.Access;
import dev.troupe.protocol.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may hear an event, as the generated descriptor says. */
class EventAccessTest {

    private static Protocol<?, ?, ?> compiled(String onEvents) throws ReflectiveOperationException {
        String source = """
                package hall;
                import dev.troupe.ActorProtocol;
                import dev.troupe.Events;
                import jakarta.annotation.security.DenyAll;
                import jakarta.annotation.security.PermitAll;
                import jakarta.annotation.security.RolesAllowed;
                @ActorProtocol("hall") @RolesAllowed("clerk")
                public interface Hall {
                    void post();
                    @Events %s interface Feed {
                        void plain();
                        @PermitAll void open();
                        @RolesAllowed({"cook", "clerk"}) void kitchen();
                        @DenyAll void never();
                    }
                }
                """.formatted(onEvents);
        ClassLoader classes = Compiled.from(List.of(JavaFileObjects.forSourceString("hall.Hall", source)))
                .classes();
        return (Protocol<?, ?, ?>) Class.forName("hall.HallProtocol", true, classes)
                .getField("INSTANCE")
                .get(null);
    }

    private static Access access(Protocol<?, ?, ?> protocol, String event) {
        return protocol.access(protocol.event(event).orElseThrow());
    }

    @Test
    void anEventSaysItselfOrIsForThoseWhomTheProtocolLetsIn() throws ReflectiveOperationException {
        Protocol<?, ?, ?> protocol = compiled("");
        assertThat(access(protocol, "plain")).isEqualTo(Access.roles("clerk"));
        assertThat(access(protocol, "open")).isEqualTo(Access.EVERYBODY);
        assertThat(access(protocol, "kitchen")).isEqualTo(Access.roles("cook", "clerk"));
        assertThat(access(protocol, "never")).isEqualTo(Access.NOBODY);
        assertThat(protocol.roles()).containsExactly("clerk", "cook");
    }

    @Test
    void whatStandsOnTheEventsInterfaceHoldsForEventsThatSayNothing() throws ReflectiveOperationException {
        Protocol<?, ?, ?> protocol = compiled("@PermitAll");
        assertThat(access(protocol, "plain")).isEqualTo(Access.EVERYBODY);
        assertThat(access(protocol, "never")).isEqualTo(Access.NOBODY);
    }
}

package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.NoEvents;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Access;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.room.Room;
import dev.troupe.runtime.room.RoomProtocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the roles of a protocol cover. */
class RolesTest {

    private static final ClientRights ADMIN = new ClientRights(Set.of("admin"), Optional.empty(), Optional.of("ada"));

    /** A protocol for admins, but for what its actions and events say of themselves. */
    private static final class Shut extends Protocol<Object, Room.Join, NoEvents> {
        Shut(List<Action<?, ?>> actions, List<Event<?>> events) {
            super(
                    "shut",
                    "f",
                    RoomProtocol.INSTANCE.params(),
                    actions.toArray(Action<?, ?>[]::new),
                    events.toArray(Event<?>[]::new),
                    new DeclaredError[] {},
                    Access.roles("admin"));
        }

        @Override
        public @Nullable Object invoke(Object actor, int action, Object arguments) {
            throw new UnsupportedOperationException();
        }

        @Override
        public NoEvents events(EventSink sink) {
            throw new UnsupportedOperationException();
        }
    }

    private static final Event<?> SECRET =
            Event.of(0, "secret", RoomProtocol.POSTED.arguments(), SlowConsumerPolicy.DISCONNECT);
    private static final Event<?> OPEN = Event.of(
                    1, "open", RoomProtocol.POSTED.arguments(), SlowConsumerPolicy.DISCONNECT)
            .heardBy(Access.EVERYBODY);
    private static final Event<?> FOR_COOKS = Event.of(
                    2, "forCooks", RoomProtocol.POSTED.arguments(), SlowConsumerPolicy.DISCONNECT)
            .heardBy(Access.roles("cook"));

    private static final Shut CLOSED =
            new Shut(List.of(RoomProtocol.POST.allowing(Access.roles("admin"))), List.of(SECRET, OPEN, FOR_COOKS));

    @Test
    void eventsAreForThoseWhomTheProtocolLetsInUnlessTheySayOtherwise() {
        assertThat(ClientRights.NONE.unheard(CLOSED)).containsExactlyInAnyOrder("secret", "forCooks");
        assertThat(ADMIN.unheard(CLOSED)).containsExactly("forCooks");
        assertThat(CLOSED.roles()).containsExactly("admin", "cook");
    }

    @Test
    void whoMayCallNothingMayNotConnect() {
        assertThat(CLOSED.isOpenTo(role -> false)).isFalse();
        assertThat(CLOSED.isOpenTo(role -> role.equals("admin"))).isTrue();
        assertThat(new Shut(List.of(RoomProtocol.POST), List.of()).isOpenTo(role -> false))
                .as("one action is for everybody")
                .isTrue();
        assertThat(RoomProtocol.INSTANCE.isOpenTo(role -> false)).isTrue();
    }
}

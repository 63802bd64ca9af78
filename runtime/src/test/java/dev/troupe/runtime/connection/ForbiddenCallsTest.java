package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.Identity;
import dev.troupe.runtime.room.RoomProtocol;
import org.junit.jupiter.api.Test;

/** Actions that are not for everybody. */
class ForbiddenCallsTest {

    private static final String FORBIDDEN =
            "{\"error\":{\"code\":\"forbidden\",\"message\":\"You may not call ban\",\"retryable\":false}";

    private final ConnectionFixture fixture = new ConnectionFixture();

    private void isForbidden(ServerConnection connection) {
        receive(connection, "{\"call\":\"ban\",\"id\":7,\"args\":{\"text\":\"eve\"}}");

        assertThat(fixture.socket.last()).isEqualTo("{\"reply\":7," + FORBIDDEN.substring(1) + "}");
        assertThat(fixture.actor.calls()).isEmpty();
    }

    @Test
    void whoHasTheRoleMayCall() {
        ServerConnection connection = fixture.welcomed(Identity.of("ada", "moderator"));

        receive(connection, "{\"call\":\"ban\",\"id\":7,\"args\":{\"text\":\"eve\"}}");

        assertThat(fixture.actor.lastCall().action()).isEqualTo(RoomProtocol.BAN);
    }

    @Test
    void whoHasAnotherRoleMayNot() {
        isForbidden(fixture.welcomed(Identity.of("ada", "Moderator", "admin")));
    }

    @Test
    void whomNobodyKnowsMayNot() {
        isForbidden(fixture.welcomed());
    }

    @Test
    void whoseIdentityFailsMayNot() {
        isForbidden(fixture.welcomed(new Identity() {
            @Override
            public boolean hasRole(String role) {
                throw new IllegalStateException("by intention");
            }

            @Override
            public String getName() {
                return "ada";
            }
        }));
    }

    @Test
    void aCallWithoutIdIsForbiddenByName() {
        ServerConnection connection = fixture.welcomed();

        receive(connection, "{\"call\":\"ban\"}");

        assertThat(fixture.socket.last()).isEqualTo(FORBIDDEN + ",\"about\":\"ban\"}");
        assertThat(fixture.actor.calls()).isEmpty();
    }

    @Test
    void theConnectionStaysAndOtherActionsAreOpen() {
        ServerConnection connection = fixture.welcomed();
        isForbidden(connection);

        receive(connection, "{\"call\":\"post\",\"id\":8}");

        assertThat(fixture.actor.lastCall().action()).isEqualTo(RoomProtocol.POST);
    }
}

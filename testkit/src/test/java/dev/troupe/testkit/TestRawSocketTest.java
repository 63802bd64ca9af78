package dev.troupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.troupe.NoEvents;
import dev.troupe.actor.Compression;
import org.junit.jupiter.api.Test;

class TestRawSocketTest {

    private final TestConnections<String, NoEvents> connections = TestConnections.of(NoEvents.class);
    private final TestConnection<String, NoEvents> ada = connections.connect("ada");
    private final TestRawSocket<Integer, String> socket = TestRawSocket.of(ada, "/board?colour=white", 7);

    @Test
    void itIsTheSocketOfItsConnection() {
        assertThat(ada.rawSocket()).containsSame(socket);
        assertThat(connections.connect("bob").rawSocket()).isEmpty();
        assertThat(socket.path()).isEqualTo("/board");
        assertThat(socket.query()).isEqualTo("colour=white");
        assertThat(socket.params()).isEqualTo(7);
        assertThat(socket.state()).isEqualTo("ada");
        assertThat(socket.id()).isEqualTo(ada.id());
    }

    @Test
    void whatIsCorkedIsThereAfterwardsOrWhenItIsClosed() {
        socket.cork(() -> {
            socket.sendText("one");
            assertThat(socket.texts()).isEmpty();
            socket.sendBinary(new byte[] {1}, Compression.NEVER);
        });
        assertThat(socket.texts()).containsExactly("one");
        assertThat(socket.binaries()).containsExactly(new byte[] {1});

        socket.cork(() -> {
            socket.sendText("two", Compression.ALWAYS);
            socket.close();
            socket.sendText("three");
        });
        assertThat(socket.texts()).containsExactly("one", "two");
        assertThat(socket.closing()).contains(new TestConnection.Closing(1_000, ""));
    }

    @Test
    void itIsOpenUntilOneSideHasClosedIt() {
        assertThat(socket.connection()).isSameAs(ada);
        assertThat(socket.isOpen()).isTrue();
        socket.close();
        assertThat(socket.isOpen()).isFalse();

        TestConnection<String, NoEvents> bob = connections.connect("bob");
        TestRawSocket<Integer, String> gone = TestRawSocket.of(bob, "/", 1);
        connections.leave(bob);
        assertThat(gone.isOpen()).isFalse();
    }

    @Test
    void aCodeThatIsNotTheActorsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> socket.close(1_006, ""));
        assertThat(socket.closing()).isEmpty();
    }
}

package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageRoundTripTest {

    private static final PayloadType<List<String>> TEXTS = Payloads.list(Payloads.STRING);
    private static final List<String> ARGUMENTS = List.of("a", "b\"\\\n", "é€😀", "\ud800");

    @ParameterizedTest
    @EnumSource
    void callsAreReadAsWritten(WireFormat format) throws Exception {
        for (OptionalLong id : List.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of((1L << 53) - 1))) {
            for (Optional<Duration> timeout : List.of(Optional.<Duration>empty(), Optional.of(Duration.ofSeconds(2)))) {
                var message = MessageWriter.call(format, "post \"it\" é", id, timeout, TEXTS, List.of("a", "é€😀"));

                var call = (ClientMessage.Call) fromClient(message);

                assertThat(call.action()).isEqualTo("post \"it\" é");
                assertThat(call.id()).isEqualTo(id);
                assertThat(call.timeout()).isEqualTo(timeout);
                assertThat(PayloadReader.read(call.arguments(), TEXTS)).containsExactly("a", "é€😀");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingElseOfAClientIsReadAsWritten(WireFormat format) throws Exception {
        var names = List.of("posted", "lé\"ft");
        assertThat(fromClient(MessageWriter.subscribe(format, true, names, OptionalLong.of(3))))
                .isEqualTo(new ClientMessage.Subscribe(names, OptionalLong.of(3)));
        assertThat(fromClient(MessageWriter.subscribe(format, false, List.of(), OptionalLong.empty())))
                .isEqualTo(new ClientMessage.Unsubscribe(List.of(), OptionalLong.empty()));
        assertThat(fromClient(MessageWriter.cancel(format, 7))).isEqualTo(new ClientMessage.Cancel(7));
        assertThat(fromClient(MessageWriter.ping(format, 1))).isEqualTo(new ClientMessage.Ping(1));
    }

    @ParameterizedTest
    @EnumSource
    void everythingOfAServerIsReadAsWritten(WireFormat format) throws Exception {
        var welcome = new ServerMessage.Welcome("c1", "chat-room", "0123456789abcdef", "e", 12);
        var error = new WireError("muted", "You are \"muted\"", true, Map.of("outcome", "not_run", "b", "é"));
        var bare = WireError.of("internal", "");

        assertThat(fromServer(MessageWriter.welcome(format, welcome))).isEqualTo(welcome);
        assertThat(fromServer(MessageWriter.pong(format, 5))).isEqualTo(new ServerMessage.Pong(5));
        assertThat(fromServer(MessageWriter.reply(format, 5)))
                .isEqualTo(new ServerMessage.Reply(5, Payload.none(format)));
        assertThat(fromServer(MessageWriter.failure(format, 7, error))).isEqualTo(new ServerMessage.Failure(7, error));
        assertThat(fromServer(MessageWriter.failure(format, 7, bare))).isEqualTo(new ServerMessage.Failure(7, bare));
        assertThat(fromServer(MessageWriter.problem(format, error, Optional.of("typing"))))
                .isEqualTo(new ServerMessage.Problem(error, Optional.of("typing")));
        assertThat(fromServer(MessageWriter.problem(format, bare, Optional.empty())))
                .isEqualTo(new ServerMessage.Problem(bare, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void repliesAndEventsCarryTheirPayload(WireFormat format) throws Exception {
        // CBOR has no half of a surrogate pair, see WireFormat.
        var read = format == WireFormat.JSON ? ARGUMENTS : List.of("a", "b\"\\\n", "é€😀", "\ufffd");

        var reply = (ServerMessage.Reply) fromServer(MessageWriter.reply(format, 9, TEXTS, ARGUMENTS));
        assertThat(reply.id()).isEqualTo(9);
        assertThat(PayloadReader.read(reply.value(), TEXTS)).isEqualTo(read);

        var event = (ServerMessage.Event) fromServer(MessageWriter.event(format, "posted", 12, TEXTS, ARGUMENTS));
        assertThat(event.name()).isEqualTo("posted");
        assertThat(event.sequence()).isEqualTo(12);
        assertThat(PayloadReader.read(event.arguments(), TEXTS)).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource
    void nullIsAValueOfAReply(WireFormat format) throws Exception {
        var type = Payloads.optional(Payloads.STRING);

        var reply = (ServerMessage.Reply) fromServer(MessageWriter.reply(format, 1, type, Optional.empty()));

        assertThat(PayloadReader.read(reply.value(), type)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesRoomForAFrameHeader(WireFormat format) throws Exception {
        for (int size : new int[] {0, 1, 100, 7_990, 8_000, 8_001, 20_000, 300_000}) {
            var message = MessageWriter.reply(format, 1, Payloads.STRING, "x".repeat(size));

            assertThat(message.offset()).isGreaterThanOrEqualTo(WireMessage.HEADROOM);
            assertThat(message.format()).isEqualTo(format);
            var reply = (ServerMessage.Reply) fromServer(message);
            assertThat(PayloadReader.read(reply.value(), Payloads.STRING)).hasSize(size);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLimitIsThatOfTheWholeMessage(WireFormat format) throws Exception {
        for (int size : new int[] {10, 5_000, 7_985, 9_000, 100_000}) {
            String text = "x".repeat(size);
            int exact = MessageWriter.reply(format, 1, Payloads.STRING, text).length();

            assertThat(MessageWriter.reply(format, 1, Payloads.STRING, text, exact)
                            .length())
                    .isEqualTo(exact);
            assertThatThrownBy(() -> MessageWriter.reply(format, 1, Payloads.STRING, text, exact - 1))
                    .isInstanceOfSatisfying(MessageTooLargeException.class, e -> {
                        assertThat(e.limit()).isEqualTo(exact - 1);
                        assertThat(e.getStackTrace()).isEmpty();
                    });
            assertThatThrownBy(() -> MessageWriter.event(format, "e", 1, Payloads.STRING, text, 3))
                    .isInstanceOf(MessageTooLargeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPayloadThrowsComesOutAndLeavesNoTrace(WireFormat format) throws Exception {
        PayloadType<String> broken = PayloadType.of(PayloadReader::readString, (out, value) -> {
            out.startArray();
            out.writeString("x".repeat(9_000));
            throw new IllegalStateException("mine");
        });
        PayloadType<String> refusing = PayloadType.of(PayloadReader::readString, (out, value) -> {
            throw new IOException("mine");
        });

        assertThatThrownBy(() -> MessageWriter.reply(format, 1, broken, "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine")
                .hasNoSuppressedExceptions();
        assertThatThrownBy(() -> MessageWriter.reply(format, 1, refusing, "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("mine")
                .hasNoSuppressedExceptions();
        assertThat(fromServer(MessageWriter.pong(format, 1))).isEqualTo(new ServerMessage.Pong(1));
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadMayWriteAMessageOfItsOwn(WireFormat format) throws Exception {
        PayloadType<String> nested = PayloadType.of(
                PayloadReader::readString,
                (out, value) ->
                        out.writeString(MessageWriter.pong(WireFormat.JSON, 4).text()));

        var reply = (ServerMessage.Reply) fromServer(MessageWriter.reply(format, 1, nested, ""));

        assertThat(PayloadReader.read(reply.value(), nested)).isEqualTo("{\"pong\":4}");
    }

    private static ClientMessage fromClient(WireMessage message) throws MessageException {
        return MessageReader.fromClient(message.format(), message.array(), message.offset(), message.length());
    }

    private static ServerMessage fromServer(WireMessage message) throws MessageException {
        return MessageReader.fromServer(message.format(), message.array(), message.offset(), message.length());
    }
}

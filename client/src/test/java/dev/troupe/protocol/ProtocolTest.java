package dev.troupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.Payloads;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolTest {

    private static final Action<Integer, Integer> ADD =
            Action.of(0, "add", Action.Kind.EXCLUSIVE, Payloads.INTEGER, Payloads.INTEGER);
    private static final Action<String, Void> SAY = Action.of(1, "say", Action.Kind.ONE_WAY, Payloads.STRING);
    private static final Event<String> SAID = Event.of(0, "said", Payloads.STRING, SlowConsumerPolicy.DISCONNECT);
    private static final Event<String> TYPING = Event.latest(1, "typing", Payloads.STRING, name -> name);

    private static final class Counter extends Protocol<Object, NoParams, NoEvents> {
        Counter() {
            this(SAY);
        }

        Counter(Action<String, Void> say) {
            this(say, Access.EVERYBODY);
        }

        Counter(Action<String, Void> say, Access access) {
            super(
                    "counter",
                    "0123456789abcdef",
                    ParamsType.none(),
                    new Action<?, ?>[] {ADD, say},
                    new Event<?>[] {SAID, TYPING},
                    new DeclaredError[] {},
                    access);
        }

        @Override
        public @Nullable Object invoke(Object actor, int action, Object arguments) {
            return null;
        }

        @Override
        public NoEvents events(EventSink sink) {
            return new NoEvents() {};
        }
    }

    @Test
    void actionsAndEventsAreFoundByName() {
        var counter = new Counter();

        assertThat(counter.action("add")).containsSame(ADD);
        assertThat(counter.action("say")).containsSame(SAY);
        assertThat(counter.action("said")).isEmpty();
        assertThat(counter.event("typing")).containsSame(TYPING);
        assertThat(counter.event("add")).isEmpty();
        assertThat(counter).hasToString("counter");
    }

    @Test
    void itsRolesAreThoseOfItsActionsAndOfItsRawSockets() {
        assertThat(new Counter().roles()).isEmpty();
        assertThat(new Counter(SAY.allowing(Access.roles("speaker", "admin"))).roles())
                .containsExactly("admin", "speaker");
        Counter locked = new Counter(SAY.allowing(Access.roles("speaker")), Access.roles("keeper"));
        assertThat(locked.roles()).containsExactly("keeper", "speaker");
        assertThat(locked.access()).isEqualTo(Access.roles("keeper"));
        assertThat(new Counter().access()).isEqualTo(Access.EVERYBODY);
    }

    @Test
    void onlyAnActionThatReturnsSomethingHasAResult() {
        assertThat(ADD.result()).containsSame(Payloads.INTEGER);
        assertThat(SAY.result()).isEmpty();
    }

    @Test
    void onlyEventsThatAreReplacedHaveAKey() {
        assertThat(TYPING.key().apply("ada")).isEqualTo("ada");
        assertThat(TYPING.policy()).isEqualTo(SlowConsumerPolicy.LATEST);
        assertThat(SAID.key().apply("ada")).isEmpty();
    }

    @Test
    void aProtocolWithoutParamsTakesAnyObject() throws Exception {
        var none = ParamsType.none().type();

        for (String json : new String[] {"{}", "{\"a\":1}", "{\"a\":{\"b\":[1,{}]},\"c\":[[]],\"d\":null}"}) {
            assertThat(PayloadReader.read(Payload.json(json), none)).isEqualTo(NoParams.INSTANCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noParamsAreReadAsWritten(WireFormat format) throws Exception {
        var none = ParamsType.none().type();
        var message = MessageWriter.reply(format, 1, none, NoParams.INSTANCE);

        var reply = (ServerMessage.Reply)
                MessageReader.fromServer(format, message.array(), message.offset(), message.length());

        assertThat(PayloadReader.read(reply.value(), none)).isEqualTo(NoParams.INSTANCE);
    }
}

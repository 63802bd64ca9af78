package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DecodedCall;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.WireError;
import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated descriptors, encoders and decoders at work. */
class GeneratedProtocolTest {

    private static ClassLoader zoo;
    private static Protocol<Object, Object, Object> protocol;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void compile() throws ReflectiveOperationException {
        zoo = Compiled.from(Compiled.sources("golden/zoo/input")).classes();
        Object instance =
                Class.forName("zoo.ZooProtocol", true, zoo).getField("INSTANCE").get(null);
        protocol = (Protocol<Object, Object, Object>) instance;
    }

    @Test
    void everyActionIsRunByItsIndexWithItsArguments() throws Exception {
        List<String> called = new ArrayList<>();
        InvocationHandler noting = (proxy, method, arguments) -> {
            called.add(method.getName() + (arguments == null ? 0 : arguments.length));
            return method.getReturnType() == int.class ? (Object) 7 : method.getReturnType() == boolean.class;
        };
        for (String run : List.of("count", "isOpen", "feed")) {
            Object result = run(run, "{}", answering(noting, run));
            if (run.equals("count")) {
                assertThat(result).isEqualTo(7);
            } else if (run.equals("isOpen")) {
                assertThat(result).isEqualTo(true);
            } else {
                assertThat(result).isNull();
            }
        }
        assertThatThrownBy(() -> run("shoo", "{}", answering(noting, "shoo")))
                .hasMessage("shoo returned null instead of a stage");
        run(
                "price",
                "{\"money\":{\"amount\":\"1\",\"currency\":\"EUR\"},\"shout\":\"HEY\"}",
                answering(noting, "price"));

        assertThat(called).containsExactly("count0", "isOpen0", "feed0", "shoo0", "price2");
        assertThatThrownBy(() -> protocol.invoke(answering(noting, ""), 1_000, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What returns a reference returns null: the test is of the call. */
    private static Object answering(InvocationHandler handler, String name) throws ClassNotFoundException {
        return Proxy.newProxyInstance(
                zoo, new Class<?>[] {Class.forName("zoo.Zoo", true, zoo)}, (proxy, method, arguments) -> {
                    Object result = handler.invoke(proxy, method, arguments);
                    assertThat(method.getName()).isEqualTo(name);
                    return method.getReturnType().isPrimitive() && method.getReturnType() != void.class ? result : null;
                });
    }

    private static Object run(String name, String arguments, Object actor) throws Exception {
        Action<?, ?> action = protocol.action(name).orElseThrow();
        Object read = PayloadReader.read(Payload.json(arguments), action.arguments());
        return protocol.invoke(actor, action.index(), read);
    }

    @Test
    void everyEventIsEmittedWithItsArguments() throws Exception {
        List<String> emitted = new ArrayList<>();
        Object sender = protocol.events(new EventSink() {
            @Override
            public <I> void emit(Event<I> event, I arguments) {
                emitted.add(event.name() + " " + event.key().apply(arguments) + " " + arguments);
            }
        });

        call(sender, "gone");
        call(sender, "noise", 1.5);
        call(sender, "moved", 3, null);
        call(sender, "weather", "grey");

        assertThat(emitted)
                .containsExactly(
                        "gone  NoArguments[]",
                        "noise  1.5",
                        "moved 3 MovedEvent[cage=3, animal=null]",
                        "weather  grey");
        assertThat(protocol.event("weather").orElseThrow().policy()).isEqualTo(SlowConsumerPolicy.LATEST);
    }

    private static void call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Stream.of(Class.forName("zoo.Zoo$Visitors", true, zoo).getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.invoke(target, Arrays.copyOf(arguments, arguments.length));
    }

    @Test
    void knowsItsErrorsAndParams() {
        assertThat(protocol.errors().stream()
                        .map(error ->
                                error.code() + " " + error.create().apply("m").getMessage()))
                .containsExactly("closed m", "no_room m");
        assertThat(protocol.params().components().stream().map(component -> component.name() + " " + component.form()))
                .containsExactly("holder TEXT", "age LITERAL", "favourites JSON", "guest JSON");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theEncoderWritesWhatServersSay() throws Exception {
        Class<?> type = Class.forName("zoo.ZooMessageEncoder", true, zoo);
        Encoder.Text<Object> encoder =
                (Encoder.Text<Object>) type.getConstructor().newInstance();

        assertThat(encoder.encode(
                        type.getMethod("weatherEvent", long.class, String.class).invoke(null, 3L, "grey")))
                .isEqualTo("{\"event\":\"weather\",\"seq\":3,\"args\":{\"sky\":\"grey\"}}");
        assertThat(encoder.encode(
                        type.getMethod("countReply", long.class, Integer.class).invoke(null, 4L, 5)))
                .isEqualTo("{\"reply\":4,\"value\":5}");
        assertThat(encoder.encode(type.getMethod("feedReply", long.class).invoke(null, 4L)))
                .isEqualTo("{\"reply\":4}");
        assertThat(encoder.encode(type.getMethod("failure", long.class, WireError.class)
                        .invoke(null, 4L, WireError.of("closed", "come back"))))
                .contains("\"reply\":4", "\"code\":\"closed\"");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDecoderReadsCalls() throws Exception {
        Decoder.Text<DecodedCall> decoder =
                (Decoder.Text<DecodedCall>) Class.forName("zoo.ZooMessageDecoder", true, zoo)
                        .getConstructor()
                        .newInstance();

        DecodedCall call = decoder.decode("{\"call\":\"find\",\"id\":7,\"args\":{\"name\":\"Tom\"}}");
        assertThat(call.id()).isEqualTo(OptionalLong.of(7));
        assertThat(call.action().name()).isEqualTo("find");
        assertThat(call.arguments()).hasToString("Tom");
        assertThat(decoder.decode("{\"call\":\"count\"}").arguments()).hasToString("NoArguments[]");

        assertThatThrownBy(() -> decoder.decode("{\"call\":\"find\",\"args\":{}}"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("args.name is missing");
        assertThatThrownBy(() -> decoder.decode("{\"call\":\"fly\"}")).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> decoder.decode("{\"ping\":1}")).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> decoder.decode("nonsense")).isInstanceOf(DecodeException.class);
    }
}

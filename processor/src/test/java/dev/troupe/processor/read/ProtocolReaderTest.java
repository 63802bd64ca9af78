package dev.troupe.processor.read;

import static com.google.testing.compile.Compiler.javac;
import static dev.troupe.processor.read.Compilations.protocol;
import static dev.troupe.processor.read.Compilations.protocols;
import static dev.troupe.processor.read.Compilations.source;
import static dev.troupe.processor.read.Compilations.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.troupe.processor.GeneratingProcessor;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ParamsModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

class ProtocolReaderTest {

    private static final String CHAT = """
            package chat;
            import dev.troupe.*;
            import java.time.Instant;
            import java.util.List;
            import java.util.concurrent.CompletionStage;
            @ActorProtocol("chat-room")
            public interface ChatRoom {
              Message post(String text) throws Muted;
              @OneWay void typing(boolean active);
              @ReadOnly List<Message> history(int limit);
              CompletionStage<Integer> count();
              CompletionStage<Void> flush();
              default List<Message> history() { return history(50); }
              static int version() { return 1; }
              @Events interface Feed {
                void posted(Message message);
                @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "name") void typing(String name, boolean active);
              }
              @Params record Join(String name, int age, List<String> tags) {}
              record Message(long number, String author, String text, Instant at) {}
              final class Muted extends ActorException {
                public Muted(String message) { super(message); }
              }
            }
            """;

    @Test
    void readsTheWholeOfAProtocol() {
        ProtocolModel chat = protocol(CHAT);

        assertThat(chat.name()).isEqualTo("chat-room");
        assertThat(chat.isPublic()).isTrue();
        assertThat(chat.generated().client()).hasToString("chat.ChatRoomClient");
        assertThat(chat.fingerprint()).matches("[0-9a-f]{16}");
        assertThat(chat.actions())
                .extracting(
                        ActionModel::index,
                        ActionModel::wireName,
                        ActionModel::constant,
                        ActionModel::argumentsRecord,
                        ActionModel::argumentsConstant,
                        ActionModel::kind)
                .containsExactly(
                        tuple(0, "post", "POST", "PostArguments", "POST_ARGUMENTS", ActionModel.Kind.EXCLUSIVE),
                        tuple(1, "typing", "TYPING", "TypingArguments", "TYPING_ARGUMENTS", ActionModel.Kind.ONE_WAY),
                        tuple(
                                2,
                                "history",
                                "HISTORY",
                                "HistoryArguments",
                                "HISTORY_ARGUMENTS",
                                ActionModel.Kind.READ_ONLY),
                        tuple(3, "count", "COUNT", "CountArguments", "COUNT_ARGUMENTS", ActionModel.Kind.EXCLUSIVE),
                        tuple(4, "flush", "FLUSH", "FlushArguments", "FLUSH_ARGUMENTS", ActionModel.Kind.EXCLUSIVE));
        assertThat(chat.actions().get(3).result()).isInstanceOf(ActionModel.Result.StageOfValue.class);
        assertThat(chat.actions().get(4).result()).isInstanceOf(ActionModel.Result.StageOfNothing.class);
        assertThat(chat.events())
                .extracting(
                        EventModel::wireName, EventModel::constant, EventModel::argumentsRecord, EventModel::handler)
                .containsExactly(
                        tuple("posted", "POSTED_EVENT", "PostedEvent", "PostedHandler"),
                        tuple("typing", "TYPING_EVENT", "TypingEvent", "TypingHandler"));
        assertThat(chat.events().get(1).policy()).isEqualTo("LATEST");
        assertThat(chat.events().get(1).key()).contains("name");
        assertThat(chat.errors()).hasSize(1);
        assertThat(chat.errors().get(0).code()).isEqualTo("muted");
        assertThat(chat.params().orElseThrow().components())
                .extracting(ParamsModel.Component::wireName, ParamsModel.Component::form)
                .containsExactly(tuple("name", "TEXT"), tuple("age", "LITERAL"), tuple("tags", "JSON"));
        assertThat(chat.payloads()).extracting(named -> named.constant()).containsExactly("JOIN", "MESSAGE");
    }

    @Test
    void inheritsActionsWithTheirTypeArguments() {
        ProtocolModel notes = protocol("""
                package notes;
                import dev.troupe.*;
                import java.util.List;
                @ActorProtocol("notes")
                interface Notes extends Store<Notes.Note>, Counted {
                  record Note(String text) {}
                  @Override default void clear() {}
                }
                interface Store<T> extends Counted {
                  void put(T value);
                  List<T> all();
                  void clear();
                }
                interface Counted { @ReadOnly int size(); }
                """);

        assertThat(notes.actions()).extracting(ActionModel::method).containsExactly("put", "all", "size");
        assertThat(notes.actions().get(0).parameters().get(0).type()).hasToString("notes.Notes.Note");
        assertThat(notes.actions().get(1).result().declared()).hasToString("java.util.List<notes.Notes.Note>");
        assertThat(notes.actions().get(2).declaredIn()).hasToString("notes.Counted");
    }

    @Test
    void aMethodOfTwoInterfacesIsOneAction() {
        ProtocolModel both = protocol("""
                package both;
                import dev.troupe.*;
                @ActorProtocol("both")
                interface Both extends One, Two {}
                interface One { void post(String text); }
                interface Two { void post(String words); }
                """);

        assertThat(both.actions()).hasSize(1);
        assertThat(both.actions().get(0).parameters().get(0).name()).isEqualTo("text");
    }

    @Test
    void namesDoNotMeetEachOther() {
        ProtocolModel model = protocol("""
                package names;
                import dev.troupe.*;
                @ActorProtocol("names")
                interface Names {
                  void post(A.Item item, B.Item other, PostArguments arguments, String id, String été, int $cash);
                  @WireName("post-twice") void post(String text, String item);
                  void instance();
                  void POST();
                  void postedEvent();
                  @Events interface Feed { void posted(String class_); }
                  record PostArguments(String text) {}
                  interface A { record Item(int number) {} }
                  interface B { record Item(int number) {} }
                }
                """);

        assertThat(model.actions())
                .extracting(ActionModel::constant, ActionModel::argumentsRecord)
                .containsExactly(
                        tuple("POST", "PostArguments"),
                        tuple("POST_TWICE", "PostTwiceArguments"),
                        tuple("INSTANCE_2", "InstanceArguments"),
                        tuple("POST_2", "POSTArguments_2"),
                        tuple("POSTED_EVENT_2", "PostedEventArguments"));
        assertThat(model.payloads())
                .extracting(named -> named.constant())
                .containsExactly("ITEM", "NAMES_B_ITEM", "NAMES_POST_ARGUMENTS");
    }

    @Test
    void readsNestedInterfacesAndTheUnnamedPackage() {
        ProtocolModel model = protocol("""
                import dev.troupe.*;
                public class Outer {
                  @ActorProtocol("counter")
                  interface Counter { int add(int amount); }
                }
                """);

        assertThat(model.generated().client()).hasToString("Outer_CounterClient");
        assertThat(model.isPublic()).isFalse();
    }

    @Test
    void readsTheSameWhateverTheOrderOfSources() {
        List<JavaFileObject> sources = new ArrayList<>(sources(
                CHAT,
                "package chat; @dev.troupe.ActorProtocol(\"a\")\ninterface A { B find(B like); }",
                "package chat;\nrecord B(C c, java.util.List<B> more) {}",
                "package chat;\nrecord C(String text) {}"));
        List<ProtocolModel> forwards = protocols(sources);
        Collections.reverse(sources);
        List<ProtocolModel> backwards = protocols(sources);

        assertThat(forwards).hasSize(2).containsExactlyInAnyOrderElementsOf(backwards);
    }

    @Test
    void waitsForTypesThatAreGeneratedLater() {
        ReadingProcessor processor = new ReadingProcessor();
        Compilations.succeed(javac().withProcessors(
                        processor,
                        new GeneratingProcessor(
                                Map.of(1, Map.of("late.Generated", "package late; record Generated(String text) {}"))))
                .compile(source("""
                        package late;
                        import dev.troupe.*;
                        @ActorProtocol("late")
                        interface Late { java.util.List<Generated> all(); }
                        """)));

        assertThat(processor.protocols()).hasSize(1);
        assertThat(processor.protocols().get(0).payloads())
                .extracting(named -> named.constant())
                .containsExactly("GENERATED");
    }

    @Test
    void ofSeveralInheritedMethodsTheNarrowestResultCounts() {
        ProtocolModel model = protocol("""
                @dev.troupe.ActorProtocol("diamond")
                public interface Diamond extends Wide, Narrow {
                  sealed interface Shape permits Circle {}
                  record Circle(double radius) implements Shape {}
                }
                interface Wide { Diamond.Shape shape(); }
                interface Narrow { Diamond.Circle shape(); }
                """);

        assertThat(model.actions()).singleElement().satisfies(action -> {
            assertThat(action.declaredIn()).hasToString("Narrow");
            assertThat(action.result().declared()).hasToString("Diamond.Circle");
        });
    }

    @Test
    void whatIsSaidAgainOrInsteadCounts() {
        ProtocolModel model = protocol("""
                import dev.troupe.*;
                @ActorProtocol("again")
                public interface Again extends Base {
                  @Override @WireName("publish") void post(@WireName("body") String text);
                  @Override @WireName("lay-off") @OneWay void rest(@WireName("minutes") int length);
                  @Events interface Feed extends Base.BaseFeed {
                    @Override @SlowConsumer(SlowConsumerPolicy.DROP_OLDEST) void typed(String name);
                  }
                }
                interface Base {
                  @WireName("publish") void post(@WireName("body") String words);
                  @WireName("pause") @OneWay void rest(@WireName("duration") int length);
                  @ReadOnly int count();
                  interface BaseFeed { @SlowConsumer(SlowConsumerPolicy.DROP_NEWEST) void typed(String name); }
                }
                """);

        assertThat(model.actions())
                .extracting(
                        ActionModel::wireName,
                        ActionModel::kind,
                        action -> action.parameters().stream()
                                .map(MemberModel::wireName)
                                .toList())
                .containsExactly(
                        tuple("publish", ActionModel.Kind.EXCLUSIVE, List.of("body")),
                        tuple("lay-off", ActionModel.Kind.ONE_WAY, List.of("minutes")),
                        tuple("count", ActionModel.Kind.READ_ONLY, List.of()));
        assertThat(model.events())
                .singleElement()
                .extracting(EventModel::policy)
                .isEqualTo("DROP_OLDEST");
    }
}

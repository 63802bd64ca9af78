package dev.troupe.processor.read;

import static dev.troupe.processor.read.Compilations.actor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.processor.model.ActorModel;
import dev.troupe.processor.model.ActorModel.Injected;
import org.junit.jupiter.api.Test;

class ActorReaderTest {

    private static final String PROTOCOL = """
            package chat;
            import dev.troupe.*;
            @ActorProtocol("chat")
            public interface Chat {
              @Params record Join(String name) {}
              @Events interface Feed { void posted(String text); }
            }
            """;

    @Test
    void readsHooksAndWhatIsInjected() {
        ActorModel model = actor(PROTOCOL, """
                package server;
                import chat.Chat;
                import dev.troupe.*;
                import dev.troupe.actor.*;
                import java.time.Clock;
                @Actor @NonBlocking
                public final class ChatActor extends Base implements Chat {
                  record Member(String name) {}
                  interface Archive {}
                  ChatActor(ActorContext context, Clock clock, Connections<Member, Feed> members, Broadcaster<Feed> all,
                      Archive archive) throws java.io.IOException {}
                }
                abstract class Base implements ConnectionHooks<Chat.Join, ChatActor.Member, Chat.Feed> {
                  public ChatActor.Member createConnState(ConnectRequest<Chat.Join> request) {
                    return new ChatActor.Member(request.params().name());
                  }
                }
                """);

        assertThat(model.type()).hasToString("server.ChatActor");
        assertThat(model.protocolInterface()).hasToString("chat.Chat");
        assertThat(model.protocol()).hasToString("chat.ChatProtocol");
        assertThat(model.params()).hasToString("chat.Chat.Join");
        assertThat(model.connectionState()).hasToString("server.ChatActor.Member");
        assertThat(model.events()).hasToString("chat.Chat.Feed");
        assertThat(model.endpoint()).hasToString("server.ChatEndpoint");
        assertThat(model.definition()).hasToString("server.ChatActorDefinition");
        assertThat(model.isPublic()).isTrue();
        assertThat(model.nonBlocking()).isTrue();
        assertThat(model.throwsChecked()).isTrue();
        assertThat(model.injected())
                .hasSize(5)
                .element(4)
                .isInstanceOfSatisfying(
                        Injected.Provided.class,
                        provided -> assertThat(provided.type()).hasToString("server.ChatActor.Archive"));
        assertThat(model.injected().subList(0, 4))
                .containsExactly(
                        new Injected.Context(),
                        new Injected.Clock(),
                        new Injected.Connections(),
                        new Injected.Connections());
    }

    @Test
    void anActorThatWantsNothingNeedsNothing() {
        ActorModel model = actor("""
                package counter;
                import dev.troupe.*;
                @ActorProtocol("counter")
                interface Counter { int add(int amount); }
                """, """
                package counter;
                @dev.troupe.Actor
                final class CounterActor implements Counter {
                  public int add(int amount) { return amount; }
                }
                """);

        assertThat(model.params()).hasToString("dev.troupe.NoParams");
        assertThat(model.connectionState()).hasToString("dev.troupe.actor.NoState");
        assertThat(model.events()).hasToString("dev.troupe.NoEvents");
        assertThat(model.injected()).isEmpty();
        assertThat(model.isPublic()).isFalse();
        assertThat(model.throwsChecked()).isFalse();
    }
}

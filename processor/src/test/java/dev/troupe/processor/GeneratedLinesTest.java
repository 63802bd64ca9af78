package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How much code a protocol costs that is neither small nor large: 8 actions, 5 events and 8 types. The bounds are what it costs
 * today. A change that needs fewer lines lowers them; a change that needs more has to be worth it.
 */
class GeneratedLinesTest {

    private static final String PROTOCOL = """
            package p;

            import dev.troupe.*;
            import java.time.Instant;
            import java.util.*;

            @ActorProtocol("room")
            public interface Room {
              Message post(String text, Optional<String> inReplyTo) throws Muted;
              @OneWay void typing(boolean active);
              @ReadOnly List<Message> history(int limit);
              Map<String, Member> members(Set<String> names, Optional<String> filter);
              Message edit(long number, String text);
              void delete(long number);
              void setTopic(Topic topic);
              @ReadOnly Settings settings();

              @Events interface Feed {
                void posted(Message message);
                void joined(Member member);
                void left(String name);
                void topicChanged(Topic topic, Member by);
                @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "name") void typing(String name, boolean active);
              }

              @Params record Join(String name, int room) {}
              record Message(long number, Member author, String text, Instant at, List<Attachment> attachments) {}
              record Member(String name, UUID id, Role role) {}
              enum Role { READER, WRITER, OWNER }
              sealed interface Attachment permits Link, Image {}
              record Link(String target) implements Attachment {}
              record Image(String target, int width, int height) implements Attachment {}
              record Topic(String title, Optional<String> description) {}
              record Settings(int maxMembers, boolean open, Topic topic) {}
              final class Muted extends ActorException {
                private static final long serialVersionUID = 1L;
                public Muted(String message) { super(message); }
              }
            }
            """;

    @Test
    void aProtocolOfMiddleSizeTakesNoMoreLinesThanItDid() {
        Map<String, Long> lines = new TreeMap<>();
        Compiled.from(List.of(JavaFileObjects.forSourceString("p.Room", PROTOCOL)))
                .generated()
                .forEach((path, text) -> lines.put(path, text.lines().count()));

        assertThat(lines).containsOnlyKeys("p/RoomClient.java", "p/RoomCodec.java", "p/RoomProtocol.java");
        assertThat(lines.get("p/RoomClient.java")).isLessThanOrEqualTo(326);
        assertThat(lines.get("p/RoomCodec.java")).isLessThanOrEqualTo(387);
        assertThat(lines.get("p/RoomProtocol.java")).isLessThanOrEqualTo(178);
        assertThat(lines.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(900);
    }
}

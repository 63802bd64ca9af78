package dev.troupe.samples.chat;

import static dev.troupe.SlowConsumerPolicy.LATEST;

import dev.troupe.*;
import java.time.Instant;
import java.util.List;

@ActorProtocol("chat-room")
public interface ChatRoom {
  Message post(String text) throws Muted;
  @OneWay void typing(boolean active);
  @ReadOnly List<Message> history(int limit);

  @Events interface Feed {
    void posted(Message message);
    void joined(String name);
    void left(String name);
    @SlowConsumer(value = LATEST, key = "name") void typing(String name, boolean active);
  }
  @Params record Join(String name) {}
  record Message(long number, String author, String text, Instant at) {}
  final class Muted extends ActorException {
    private static final long serialVersionUID = 1L;
    public Muted(String message) { super(message); }
  }
}

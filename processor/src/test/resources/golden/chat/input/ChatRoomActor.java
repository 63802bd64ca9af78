package dev.troupe.samples.chat;

import dev.troupe.*;
import dev.troupe.actor.*;
import java.time.Clock;
import java.util.*;

@Actor
public final class ChatRoomActor implements ChatRoom, ConnectionHooks<ChatRoom.Join, ChatRoomActor.Member, ChatRoom.Feed> {
  record Member(String name) {}
  private final Connections<Member, Feed> members;
  private final Clock clock;
  private final List<Message> messages = new ArrayList<>();
  private long next = 1;

  ChatRoomActor(Connections<Member, Feed> members, Clock clock) { this.members = members; this.clock = clock; }

  @Override public void onBeforeConnect(ConnectRequest<Join> request) {
    if (request.params().name().isBlank()) throw new ActorException("name_required", "A name is required");
  }
  @Override public Member createConnState(ConnectRequest<Join> request) { return new Member(request.params().name()); }
  @Override public void onConnect(Connection<Member, Feed> c) { members.broadcast().joined(c.state().name()); }
  @Override public void onDisconnect(Connection<Member, Feed> c) { members.broadcast().left(c.state().name()); }

  @Override public Message post(String text) {
    var message = new Message(next++, members.caller().state().name(), text, clock.instant());
    messages.add(message);
    members.broadcast().posted(message);
    return message;
  }
  @Override public void typing(boolean active) {
    var me = members.caller();
    members.broadcast(Audience.except(me)).typing(me.state().name(), active);
  }
  @Override public List<Message> history(int limit) {
    return messages.subList(Math.max(0, messages.size() - limit), messages.size());
  }
}

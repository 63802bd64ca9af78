package dev.troupe.samples.chat;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Keeps one team: its channels are topics of this one actor. */
@Actor
public final class ChannelsActor
        implements Channels, ConnectionHooks<Channels.Join, ChannelsActor.Member, Channels.Feed>, ActorHooks {

    private static final Pattern CHANNEL = Pattern.compile("[\\p{L}\\p{N}_-]{1,32}");

    /** How often idle channels are looked for: this late at most their members hear of the end. */
    static final Duration LOOK = Duration.ofSeconds(1);

    /** A connection: whose it is. */
    record Member(String name) {}

    private final Connections<Member, Feed> team;
    private final ActorContext context;
    private final Map<String, OpenChannel> open = new TreeMap<>();

    ChannelsActor(Connections<Member, Feed> team, ActorContext context) {
        this.team = team;
        this.context = context;
    }

    @Override
    public void onStart() {
        // Connections and topics survive a crash of the actor; what was said does not.
        team.all()
                .forEach(member -> member.topics()
                        .forEach(channel -> opened(channel).present().arrive(member)));
        // A topic that was idle for its time ends without a word.
        context.every(LOOK, () -> List.copyOf(open.keySet()).forEach(this::endIfIdle));
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Join> request) {
        ChatRules.checkName(request.params().name().strip());
    }

    @Override
    public Member createConnState(ConnectRequest<Join> request) {
        return new Member(request.params().name().strip());
    }

    @Override
    public void onDisconnect(Connection<Member, Feed> connection) {
        connection.topics().forEach(channel -> depart(channel, connection));
    }

    @Override
    public Channel join(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new ActorException(
                    "channel_name", "A channel is called by 1 to 32 letters, digits, hyphens and underscores.");
        }
        Connection<Member, Feed> caller = team.caller();
        if (team.find(caller.id()).isEmpty()) {
            throw new ActorException("not_connected", "Only who is connected can be in a channel.");
        }
        // Before it begins anew, for nobody could tell it from the one that has ended.
        endIfIdle(channel);
        caller.join(channel);
        Presence<Member, String> present = opened(channel).present();
        if (present.arrive(caller)) {
            team.broadcast(Audience.topic(channel).and(Audience.except(caller)))
                    .arrived(channel, caller.state().name());
            team.broadcast().counted(channel, present.count());
        }
        return new Channel(channel, present.all(), opened(channel).latest());
    }

    @Override
    public boolean leave(String channel) {
        Connection<Member, Feed> caller = team.caller();
        boolean left = caller.leave(channel);
        if (left) {
            depart(channel, caller);
        }
        return left;
    }

    @Override
    public Message post(String channel, String text) throws NotInChannel {
        ChatRules.checkText(text);
        Connection<Member, Feed> caller = team.caller();
        if (!caller.isIn(channel)) {
            throw new NotInChannel("You are not in this channel.");
        }
        Message message = opened(channel)
                .add(channel, caller.state().name(), text, context.clock().instant());
        team.broadcast(Audience.topic(channel)).posted(message);
        return message;
    }

    @Override
    public List<Size> channels() {
        return open.entrySet().stream()
                .filter(entry -> team.count(entry.getKey()) > 0)
                .map(entry ->
                        new Size(entry.getKey(), entry.getValue().present().count()))
                .toList();
    }

    private void endIfIdle(String channel) {
        if (team.count(channel) == 0 && open.remove(channel) != null) {
            // All have left it at once, so that no topic leads to them any more.
            team.broadcast().ended(channel);
            team.broadcast().counted(channel, 0);
        }
    }

    private OpenChannel opened(String channel) {
        return open.computeIfAbsent(channel, absent -> new OpenChannel());
    }

    private void depart(String channel, Connection<Member, Feed> connection) {
        Presence<Member, String> present = opened(channel).present();
        if (present.depart(connection)) {
            team.broadcast(Audience.topic(channel))
                    .departed(channel, connection.state().name());
            team.broadcast().counted(channel, present.count());
        }
        if (present.count() == 0) {
            open.remove(channel);
        }
    }
}

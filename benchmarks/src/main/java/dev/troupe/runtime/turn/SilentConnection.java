package dev.troupe.runtime.turn;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.util.List;

/** A connection that takes everything and does nothing. */
final class SilentConnection implements ToConnection {

    @Override
    public String id() {
        return "silent";
    }

    @Override
    public WireFormat format() {
        return WireFormat.JSON;
    }

    @Override
    public void opened(WireMessage welcome) {}

    @Override
    public void replied(Call call, WireMessage reply) {}

    @Override
    public void failed(Call call, WireError error) {}

    @Override
    public void ended(Call call) {}

    @Override
    public void left(Call call) {}

    @Override
    public void answered(long requestId) {}

    @Override
    public void deliver(WireMessage event, SlowConsumerPolicy policy, Object key) {}

    @Override
    public void openedRaw() {}

    @Override
    public void sendRaw(List<WireMessage> messages) {}

    @Override
    public void left(ToActor.Raw message) {}

    @Override
    public boolean isEndedByServer() {
        return false;
    }

    @Override
    public long bufferedAmount() {
        return 0;
    }

    @Override
    public void refused(WireError error, int closeCode) {}

    @Override
    public void kick(int closeCode, String reason) {}

    @Override
    public void served() {}

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void whenClosed(Runnable action) {}

    @Override
    public void flush() {}
}

package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.troupe.runtime.message.BufferBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection of HTTP without a socket, whose clock the test turns. */
final class ClockedChannel extends EmbeddedChannel {

    private ClockedChannel() {
        freezeTime();
    }

    static ClockedChannel connected(HttpSite site, BufferBudget buffers, Duration writeTimeout) {
        ClockedChannel channel = new ClockedChannel();
        HttpConnection.addTo(channel, site, HttpLimits.DEFAULTS, buffers, writeTimeout);
        channel.pipeline().fireChannelActive();
        return channel;
    }

    void receive(String text) {
        writeInbound(Unpooled.copiedBuffer(text, UTF_8));
    }

    void pass(long seconds) {
        advanceTimeBy(seconds, TimeUnit.SECONDS);
        runScheduledPendingTasks();
    }

    /** What has been sent since this was last asked. */
    String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf out = readOutbound(); out != null; out = readOutbound()) {
            text.append(out.toString(UTF_8));
            out.release();
        }
        return text.toString();
    }
}

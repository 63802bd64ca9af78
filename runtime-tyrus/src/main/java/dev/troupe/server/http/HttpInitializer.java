package dev.troupe.server.http;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.server.tls.ServerTls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.time.Duration;
import java.util.Optional;

/** Gives every accepted channel its handlers: TLS where wanted, then HTTP. */
public final class HttpInitializer extends ChannelInitializer<Channel> {

    private final HttpSite site;
    private final Optional<ServerTls> tls;
    private final HttpLimits limits;
    private final BufferBudget budget;
    private final Duration writeTimeout;

    /**
     * @param budget what bodies of requests are kept in
     * @param writeTimeout how long a response may make no progress before the connection is closed
     */
    public HttpInitializer(
            HttpSite site, Optional<ServerTls> tls, HttpLimits limits, BufferBudget budget, Duration writeTimeout) {
        this.site = site;
        this.tls = tls;
        this.limits = limits;
        this.budget = budget;
        this.writeTimeout = writeTimeout;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (tls.isPresent()) {
            tls.get().addTo(channel);
        } else {
            channel.pipeline().addLast(NoTls.INSTANCE);
        }
        HttpConnection.addTo(channel, site, limits, budget, writeTimeout);
    }
}

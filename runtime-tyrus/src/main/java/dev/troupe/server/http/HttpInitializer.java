package dev.troupe.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.Optional;

/** Gives every accepted channel its handlers: TLS where wanted, then HTTP. */
public final class HttpInitializer extends ChannelInitializer<Channel> {

    private final HttpSite site;
    private final Optional<SslContext> tls;
    private final HttpLimits limits;
    private final BodyBudget budget;
    private final Duration writeTimeout;

    /**
     * @param budget what bodies of requests are kept in
     * @param writeTimeout how long a response may make no progress before the connection is closed
     */
    public HttpInitializer(
            HttpSite site, Optional<SslContext> tls, HttpLimits limits, BodyBudget budget, Duration writeTimeout) {
        this.site = site;
        this.tls = tls;
        this.limits = limits;
        this.budget = budget;
        this.writeTimeout = writeTimeout;
    }

    @Override
    protected void initChannel(Channel channel) {
        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
        HttpConnection.addTo(channel, site, limits, budget, writeTimeout);
    }
}

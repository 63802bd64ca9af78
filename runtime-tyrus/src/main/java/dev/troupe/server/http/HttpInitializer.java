package dev.troupe.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.Optional;

/** Gives every accepted channel its handlers: TLS where wanted, then HTTP. */
public final class HttpInitializer extends ChannelInitializer<Channel> {

    /** How long an exchange may take, from the end of the one before. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpSite site;
    private final Optional<SslContext> tls;
    private final HttpLimits limits;
    private final Duration patience;

    public HttpInitializer(HttpSite site, Optional<SslContext> tls, HttpLimits limits) {
        this(site, tls, limits, PATIENCE);
    }

    HttpInitializer(HttpSite site, Optional<SslContext> tls, HttpLimits limits, Duration patience) {
        this.site = site;
        this.tls = tls;
        this.limits = limits;
        this.patience = patience;
    }

    @Override
    protected void initChannel(Channel channel) {
        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
        HttpDecoderConfig decoder = new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.maxRequestLineBytes())
                .setMaxHeaderSize(limits.maxHeaderBytes());
        channel.pipeline().addLast(new HttpServerCodec(decoder), new HttpConnection(site, patience));
    }
}

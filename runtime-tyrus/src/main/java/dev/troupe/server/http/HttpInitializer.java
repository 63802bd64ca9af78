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

    /** The most bytes of a request line; beyond, 414. */
    static final int MAX_REQUEST_LINE = 16_384;

    /** The most bytes of all headers; beyond, 431. */
    static final int MAX_HEADERS = 16_384;

    /** How long an exchange may take, from the end of the one before. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpSite site;
    private final Optional<SslContext> tls;
    private final Duration patience;

    public HttpInitializer(HttpSite site, Optional<SslContext> tls) {
        this(site, tls, PATIENCE);
    }

    HttpInitializer(HttpSite site, Optional<SslContext> tls, Duration patience) {
        this.site = site;
        this.tls = tls;
        this.patience = patience;
    }

    @Override
    protected void initChannel(Channel channel) {
        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setMaxHeaderSize(MAX_HEADERS);
        channel.pipeline().addLast(new HttpServerCodec(limits), new HttpConnection(site, patience));
    }
}

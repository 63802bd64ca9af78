package dev.troupe.server.http;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.IpAddress;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Takes requests from the bytes of one connection, one at a time. On the event loop of the connection.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>A head is handed on when it is whole and {@link HeadScanner} has found nothing wrong with its bytes. A head that is refused
 *       is handed on as a {@link RefusedHead}, and nothing follows it.
 *   <li>What waits in it beyond {@value #FREE} bytes of room is taken from the budget, and given back once.
 *   <li>While it is {@linkplain #hold held}, it hands on nothing but the end of a request without a body, and makes nothing of the
 *       bytes that arrive. Who replaces it gets those bytes as they came.
 * </ul>
 */
final class RequestDecoder extends HttpRequestDecoder {

    /** What waits has so much room without being counted: as much as a first read brings. */
    private static final int FREE = 2_048;

    private static final String ORIGIN_LINE = "\r\norigin:";

    private final HeadScanner scanner;
    private boolean held;
    private boolean inBody;
    private boolean decoding;
    private boolean discarding;
    private long discarded;
    private int lengths;
    /** How many bytes of room for what waits were taken from the budget, and for whom. */
    private int kept;

    private String keptFor = "";

    RequestDecoder(HttpLimits limits) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.maxRequestLineBytes())
                .setMaxHeaderSize(limits.maxHeaderBytes())
                .setStrictLineParsing(true));
        this.scanner = new HeadScanner(limits);
        setCumulator(
                (alloc, before, more) -> inBody ? MERGE_CUMULATOR.cumulate(alloc, before, more) : inHeap(before, more));
    }

    /**
     * What waits goes to a buffer of its own in the heap: a few bytes that wait for long would otherwise hold much of the memory that
     * all connections read with.
     */
    private static ByteBuf inHeap(ByteBuf before, ByteBuf more) {
        if (!before.isReadable() && more.isReadable()) {
            // Most heads come whole, and are read from where they are.
            before.release();
            return more;
        }
        try {
            if (before.hasArray() && before.isWritable(Math.max(1, more.readableBytes())) && before.refCnt() == 1) {
                return before.writeBytes(more);
            }
            int all = before.readableBytes() + more.readableBytes();
            ByteBuf room = Unpooled.buffer(more.isReadable() ? 2 * all : all);
            room.writeBytes(before).writeBytes(more);
            before.release();
            return room;
        } finally {
            more.release();
        }
    }

    /** Hands on nothing until it is told to. */
    void hold() {
        held = true;
    }

    /** Goes on; at once, unless it is just handing something on. */
    void proceed(ChannelHandlerContext own) {
        held = false;
        if (!decoding && actualReadableBytes() > 0) {
            lookAgain(own);
        }
    }

    private void lookAgain(ChannelHandlerContext own) {
        try {
            channelRead(own, Unpooled.EMPTY_BUFFER);
        } catch (Exception e) {
            own.fireExceptionCaught(e);
        }
    }

    /** From now on it throws away what arrives. */
    void discard() {
        discarding = true;
    }

    /** How many bytes it has thrown away. */
    long discarded() {
        return discarded;
    }

    boolean isHeld() {
        return held;
    }

    /** Whether it is handing on what has arrived, further down the stack. */
    boolean isDecoding() {
        return decoding;
    }

    /** How many bytes wait here. */
    int waiting() {
        return actualReadableBytes();
    }

    /**
     * Takes the room of what waits from the budget, or gives back what is not needed any more: a part of a head, and what follows the
     * request that is served.
     *
     * @param own its place on the channel, whose peer it takes the room for
     * @return false if there is no room; then it throws away what waits and what comes
     */
    boolean keep(BufferBudget budget, ChannelHandlerContext own) {
        boolean waits = !discarding && !decoding && (held || !inBody) && actualReadableBytes() > 0;
        if (waits && internalBuffer().isDirect()) {
            lookAgain(own);
        }
        int room = waits ? internalBuffer().capacity() : 0;
        int now = room > FREE ? room : 0;
        if (now > kept) {
            keptFor = kept == 0
                    ? IpAddress.networkOf(RequestSource.of(own.channel()).address())
                    : keptFor;
            if (!budget.take(keptFor, now - kept)) {
                discarding = true;
                letGo(budget);
                return false;
            }
        } else if (now < kept) {
            budget.give(keptFor, kept - now);
        }
        kept = now;
        return true;
    }

    /** Gives back what it has taken for what waits. */
    void letGo(BufferBudget budget) {
        if (kept > 0) {
            budget.give(keptFor, kept);
            kept = 0;
        }
    }

    /** Whether a part of a head has arrived. */
    boolean hasPartOfHead() {
        return !inBody && scanner.hasBegun();
    }

    /** Why the head of which a part has arrived is refused, if it already is; otherwise that it takes too long. */
    RefusedHead unfinished(Refusal late) {
        Refusal known = scanner.refusal();
        return refused(internalBuffer(), known == null ? late : known);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        boolean outermost = !decoding;
        decoding = true;
        try {
            super.channelRead(context, message);
        } finally {
            decoding = !outermost;
        }
    }

    /** When more is read, the connection decides; the class above would read on whenever it hands on nothing. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        discardSomeReadBytes();
        context.fireChannelReadComplete();
    }

    /** What waits here is decoded when its turn has come, also if no more will arrive. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (discarding) {
            discarded += in.readableBytes();
            in.skipBytes(in.readableBytes());
            return;
        }
        if (held) {
            return;
        }
        if (!inBody) {
            if (!scanner.scan(in)) {
                return;
            }
            Refusal refusal = scanner.refusal();
            if (refusal != null) {
                out.add(refused(in, refusal));
                in.skipBytes(in.readableBytes());
                discarding = true;
                return;
            }
        }
        lengths = 0;
        super.decode(context, in, out);
        if (!out.isEmpty()) {
            if (lengths > 1 && out.get(0) instanceof HttpRequest head) {
                // The class above takes one of them where HTTP/1.0 is spoken.
                head.setDecoderResult(DecoderResult.failure(new DecoderException("Two Content-Length")));
            }
            inBody = !(out.get(out.size() - 1) instanceof LastHttpContent);
            if (!inBody) {
                scanner.reset();
            }
        }
    }

    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        AsciiString name = super.splitHeaderName(line, start, length);
        if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
            lengths++;
        }
        return name;
    }

    private RefusedHead refused(ByteBuf in, Refusal refusal) {
        String text = in.toString(in.readerIndex(), scanner.scanned(), StandardCharsets.ISO_8859_1);
        HttpMethod method = text.startsWith("HEAD ") ? HttpMethod.HEAD : HttpMethod.GET;
        HttpRequest known = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/");
        int line = text.toLowerCase(Locale.ROOT).indexOf(ORIGIN_LINE);
        int end = line < 0 ? -1 : text.indexOf('\r', line + ORIGIN_LINE.length());
        if (end >= 0) {
            known.headers()
                    .set(
                            HttpHeaderNames.ORIGIN,
                            text.substring(line + ORIGIN_LINE.length(), end).strip());
        }
        return new RefusedHead(known, refusal);
    }
}

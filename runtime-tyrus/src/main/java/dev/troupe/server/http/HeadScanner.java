package dev.troupe.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ByteProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Checks the bytes of the head of a request against RFC 9112, sections 2, 3 and 5, before the server makes anything of them.
 * Used on one event loop.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>It looks at each byte once, however the bytes arrive.
 *   <li>Every line ends with CR LF. Bare CR, bare LF, NUL, folded lines and blanks before a colon are refused with 400.
 *   <li>A head of more bytes or fields than allowed is refused. It reads on to the end of such a head, within limits, so that the
 *       refusal can say what a page of its {@code Origin} needs.
 * </ul>
 */
final class HeadScanner implements ByteProcessor {

    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte DELETE = 0x7F;
    private static final int CR_LF = 2;

    /** Empty lines before a request (RFC 9112, section 2.2). */
    private static final int MAX_EMPTY_LINES = 8;

    /** How much of a head that is too long the server still reads. */
    private static final int OVERTIME_BYTES = 8_192;

    /** At each {@code d} stands a digit. */
    private static final String VERSION = "HTTP/d.d";

    private static final boolean[] TOKEN = new boolean[256];

    static {
        for (int c = 0; c < 128; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    private enum State {
        START,
        EMPTY_LINE,
        METHOD,
        TARGET,
        VERSION,
        END_OF_REQUEST_LINE,
        FIELD,
        NAME,
        VALUE,
        END_OF_FIELD,
        END_OF_HEAD,
        DONE,
        MALFORMED
    }

    private final HttpLimits limits;
    private State state = State.START;
    private int at;
    private int emptyLines;
    private int inPart;
    private int lineBytes;
    private int fields;
    private byte major;
    private @Nullable Refusal refusal;

    HeadScanner(HttpLimits limits) {
        this.limits = limits;
    }

    /**
     * Looks at what has arrived. The head begins at the reader index, which stays where it is.
     *
     * @return whether the head ends here: it is whole, or it is refused
     */
    boolean scan(ByteBuf in) {
        int from = in.readerIndex() + at;
        in.forEachByte(from, in.writerIndex() - from, this);
        if (state == State.MALFORMED) {
            return true;
        }
        checkLength();
        return state == State.DONE || (refusal != null && at > most());
    }

    private long most() {
        return (long) limits.maxRequestLineBytes() + limits.maxHeaderBytes() + OVERTIME_BYTES;
    }

    private void checkLength() {
        if ((lineBytes == 0 ? at : lineBytes) > limits.maxRequestLineBytes()) {
            refuse(HttpResponseStatus.REQUEST_URI_TOO_LONG, "The request line has too many bytes");
        } else if (lineBytes > 0 && at - lineBytes - CR_LF > limits.maxHeaderBytes()) {
            refuse(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The header fields have too many bytes");
        }
    }

    /** Whether any byte of a head has been looked at. */
    boolean hasBegun() {
        return at > 0;
    }

    /** Why the head is refused; null if it is not. */
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /** How many bytes it has looked at. */
    int scanned() {
        return at;
    }

    /** Begins with the next head. */
    void reset() {
        state = State.START;
        at = 0;
        emptyLines = 0;
        inPart = 0;
        lineBytes = 0;
        fields = 0;
        refusal = null;
    }

    private void refuse(HttpResponseStatus status, String message) {
        if (refusal == null) {
            refusal = Refusal.of(status, message);
        }
    }

    private boolean malformed(String message) {
        refusal = Refusal.badRequest(message);
        state = State.MALFORMED;
        return false;
    }

    @Override
    public boolean process(byte value) {
        at++;
        inPart++;
        return switch (state) {
            case START -> start(value);
            case EMPTY_LINE -> value == LF ? enter(State.START) : malformed("A line ends with CR LF");
            case METHOD -> method(value);
            case TARGET -> target(value);
            case VERSION -> version(value);
            case END_OF_REQUEST_LINE -> endOfRequestLine(value);
            case FIELD -> field(value);
            case NAME -> name(value);
            case VALUE -> value(value);
            case END_OF_FIELD -> value == LF ? enter(State.FIELD) : malformed("A line ends with CR LF");
            case END_OF_HEAD -> endOfHead(value);
            case DONE, MALFORMED -> false;
        };
    }

    private boolean enter(State next) {
        state = next;
        inPart = 0;
        return true;
    }

    private boolean start(byte value) {
        if (value == CR) {
            return ++emptyLines <= MAX_EMPTY_LINES
                    ? enter(State.EMPTY_LINE)
                    : malformed("A request begins with a request line");
        }
        return TOKEN[value & 0xFF] ? enter(State.METHOD) : malformed("A request begins with a method");
    }

    private boolean method(byte value) {
        if (value == ' ') {
            return enter(State.TARGET);
        }
        return TOKEN[value & 0xFF] || malformed("The method is not a token");
    }

    private boolean target(byte value) {
        if (value == ' ') {
            return inPart > 1 ? enter(State.VERSION) : malformed("The request has no target");
        }
        return (value > ' ' && value != DELETE) || malformed("The target of the request is malformed");
    }

    private boolean version(byte value) {
        if (value == CR && inPart == VERSION.length() + 1) {
            return enter(State.END_OF_REQUEST_LINE);
        }
        char expected = inPart <= VERSION.length() ? VERSION.charAt(inPart - 1) : 0;
        boolean digit = value >= '0' && value <= '9';
        if (expected == 'd' ? !digit : value != expected) {
            return malformed("The request line does not end with a version of HTTP");
        }
        if (digit && inPart == VERSION.indexOf('d') + 1) {
            major = value;
        }
        return true;
    }

    private boolean endOfRequestLine(byte value) {
        if (value != LF) {
            return malformed("A line ends with CR LF");
        }
        if (major != '1') {
            refuse(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "The server speaks HTTP/1.1");
        }
        lineBytes = at - CR_LF;
        return enter(State.FIELD);
    }

    private boolean field(byte value) {
        if (value == CR) {
            return enter(State.END_OF_HEAD);
        }
        if (!TOKEN[value & 0xFF]) {
            return malformed(
                    value == ' ' || value == '\t'
                            ? "A header field stands on one line"
                            : "The name of a header field is malformed");
        }
        if (++fields > limits.maxHeaderFields()) {
            refuse(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "There are too many header fields");
        }
        return enter(State.NAME);
    }

    private boolean name(byte value) {
        return value == ':'
                ? enter(State.VALUE)
                : TOKEN[value & 0xFF] || malformed("The name of a header field is malformed");
    }

    private boolean value(byte value) {
        if (value == CR) {
            return enter(State.END_OF_FIELD);
        }
        boolean control = value >= 0 && value < ' ' && value != '\t';
        return !(control || value == DELETE) || malformed("The value of a header field has a control character");
    }

    private boolean endOfHead(byte value) {
        if (value != LF) {
            return malformed("A line ends with CR LF");
        }
        state = State.DONE;
        return false;
    }
}

package dev.troupe.server.deflate;

import jakarta.websocket.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Sec-WebSocket-Extensions}, strictly by its grammar (RFC 6455, section 9.1). */
public final class ExtensionHeader {

    private static final String SIGNS_OF_TOKENS = "!#$%&'*+-.^_`|~";
    private static final char NONE = '\0';

    /** Without a stack trace: it speaks of text from outside. */
    private static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed() {
            super("Malformed", null, false, false);
        }
    }

    private final String line;
    private int at;

    private ExtensionHeader(String line) {
        this.line = line;
    }

    /** What these lines offer, in their order; empty if one is malformed. */
    public static Optional<List<ExtensionOffer>> read(List<String> lines) {
        List<ExtensionOffer> offers = new ArrayList<>();
        try {
            for (String line : lines) {
                new ExtensionHeader(line).readInto(offers);
            }
        } catch (Malformed e) {
            return Optional.empty();
        }
        return Optional.of(offers);
    }

    private void readInto(List<ExtensionOffer> offers) throws Malformed {
        skipBlanks();
        while (at < line.length()) {
            if (next() != ',') {
                offers.add(readOffer());
                if (at < line.length() && next() != ',') {
                    throw new Malformed();
                }
            }
            take(',');
        }
    }

    private ExtensionOffer readOffer() throws Malformed {
        String name = readToken();
        List<Extension.Parameter> parameters = new ArrayList<>();
        while (take(';')) {
            String parameter = readToken();
            parameters.add(new ExtensionOffer.Parameter(parameter, take('=') ? readValue() : null));
        }
        return new ExtensionOffer(name, parameters);
    }

    private @Nullable String readValue() throws Malformed {
        return next() == '"' ? readQuoted() : readToken();
    }

    private String readToken() throws Malformed {
        int begin = at;
        while (isOfToken(next())) {
            at++;
        }
        String token = line.substring(begin, at);
        skipBlanks();
        if (token.isEmpty()) {
            throw new Malformed();
        }
        return token;
    }

    /** What stands in quotes is a token as well, once quotes and backslashes are taken away. */
    private String readQuoted() throws Malformed {
        StringBuilder token = new StringBuilder();
        at++;
        while (next() != '"') {
            if (next() == '\\') {
                at++;
            }
            if (!isOfToken(next())) {
                throw new Malformed();
            }
            token.append(line.charAt(at++));
        }
        at++;
        skipBlanks();
        if (token.isEmpty()) {
            throw new Malformed();
        }
        return token.toString();
    }

    private boolean take(char sign) {
        if (next() != sign) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (next() == ' ' || next() == '\t') {
            at++;
        }
    }

    /** The next character; at the end one that has no place in any element. */
    private char next() {
        return at < line.length() ? line.charAt(at) : NONE;
    }

    /** RFC 9110, section 5.6.2. */
    private static boolean isOfToken(char sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || SIGNS_OF_TOKENS.indexOf(sign) >= 0;
    }
}

package dev.troupe.server.deflate;

import dev.troupe.server.header.HeaderScanner;
import jakarta.websocket.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code Sec-WebSocket-Extensions}, strictly by its grammar (RFC 6455, section 9.1). */
public final class ExtensionHeader {

    private static final String SIGNS_OF_TOKENS = "!#$%&'*+-.^_`|~";

    /** Without a stack trace: it speaks of text from outside. */
    private static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed() {
            super("Malformed", null, false, false);
        }
    }

    private final HeaderScanner line;

    private ExtensionHeader(String line) {
        this.line = new HeaderScanner(line);
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
        while (line.nextElement()) {
            offers.add(readOffer());
            if (!line.endsElement()) {
                throw new Malformed();
            }
        }
    }

    private ExtensionOffer readOffer() throws Malformed {
        String name = readToken();
        List<Extension.Parameter> parameters = new ArrayList<>();
        while (line.take(';')) {
            String parameter = readToken();
            parameters.add(new ExtensionOffer.Parameter(parameter, line.take('=') ? readValue() : null));
        }
        return new ExtensionOffer(name, parameters);
    }

    private String readValue() throws Malformed {
        return line.isAt('"') ? readQuoted() : readToken();
    }

    private String readToken() throws Malformed {
        return line.text(ExtensionHeader::isOfToken).orElseThrow(Malformed::new);
    }

    /** What stands in quotes is a token as well, once quotes and backslashes are taken away. */
    private String readQuoted() throws Malformed {
        return line.quoted(ExtensionHeader::isOfToken)
                .filter(token -> !token.isEmpty())
                .orElseThrow(Malformed::new);
    }

    /** RFC 9110, section 5.6.2. */
    private static boolean isOfToken(int sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || SIGNS_OF_TOKENS.indexOf(sign) >= 0;
    }
}

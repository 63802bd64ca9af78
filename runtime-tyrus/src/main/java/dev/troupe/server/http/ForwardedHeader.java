package dev.troupe.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a line of {@code Forwarded} (RFC 7239, section 4), in time linear in its length. What stands without quotes may be an
 * address with a port, as some proxies write it.
 */
final class ForwardedHeader {

    private static final char NONE = '\0';

    private final String line;
    private int at;

    private ForwardedHeader(String line) {
        this.line = line;
    }

    /**
     * What the proxies have written, in their order.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static List<ForwardedHop> read(String line) {
        return new ForwardedHeader(line).hops();
    }

    private List<ForwardedHop> hops() {
        List<ForwardedHop> hops = new ArrayList<>();
        skipBlanks();
        while (at < line.length()) {
            if (next() != ',') {
                hops.add(hop());
                if (at < line.length() && next() != ',') {
                    throw malformed();
                }
            }
            take(',');
        }
        return hops;
    }

    private ForwardedHop hop() {
        Map<String, String> pairs = new HashMap<>();
        do {
            if (next() == ',' || at == line.length()) {
                break;
            }
            String name = plain().toLowerCase(Locale.ROOT);
            if (!take('=') || pairs.put(name, next() == '"' ? quoted() : plain()) != null) {
                throw malformed();
            }
        } while (take(';'));
        return new ForwardedHop(
                pairs.getOrDefault("for", ""), pairs.getOrDefault("proto", ""), pairs.getOrDefault("host", ""));
    }

    private String plain() {
        int begin = at;
        while (isPlain(next())) {
            at++;
        }
        String text = line.substring(begin, at);
        skipBlanks();
        if (text.isEmpty()) {
            throw malformed();
        }
        return text;
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        at++;
        while (next() != '"') {
            if (next() == '\\') {
                at++;
            }
            if (next() < ' ') {
                throw malformed();
            }
            text.append(line.charAt(at++));
        }
        at++;
        skipBlanks();
        return text.toString();
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

    /** The next character; at the end one that has no place anywhere. */
    private char next() {
        return at < line.length() ? line.charAt(at) : NONE;
    }

    private static boolean isPlain(char sign) {
        return sign > ' ' && sign < 0x7F && ",;=\"\\".indexOf(sign) < 0;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("Malformed");
    }
}

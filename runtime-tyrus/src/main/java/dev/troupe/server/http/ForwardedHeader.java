package dev.troupe.server.http;

import dev.troupe.server.header.HeaderScanner;
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

    private final HeaderScanner line;

    private ForwardedHeader(String line) {
        this.line = new HeaderScanner(line);
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
        while (line.nextElement()) {
            hops.add(hop());
            if (!line.endsElement()) {
                throw malformed();
            }
        }
        return hops;
    }

    private ForwardedHop hop() {
        Map<String, String> pairs = new HashMap<>();
        do {
            if (line.endsElement()) {
                break;
            }
            String name = plain().toLowerCase(Locale.ROOT);
            if (!line.take('=') || pairs.put(name, value()) != null) {
                throw malformed();
            }
        } while (line.take(';'));
        return new ForwardedHop(
                pairs.getOrDefault("for", ""), pairs.getOrDefault("proto", ""), pairs.getOrDefault("host", ""));
    }

    private String value() {
        return line.isAt('"')
                ? line.quoted(ForwardedHeader::isQuotable).orElseThrow(ForwardedHeader::malformed)
                : plain();
    }

    private String plain() {
        return line.text(ForwardedHeader::isPlain).orElseThrow(ForwardedHeader::malformed);
    }

    private static boolean isPlain(int sign) {
        return sign > ' ' && sign < 0x7F && ",;=\"\\".indexOf(sign) < 0;
    }

    private static boolean isQuotable(int sign) {
        return sign >= ' ';
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("Malformed");
    }
}

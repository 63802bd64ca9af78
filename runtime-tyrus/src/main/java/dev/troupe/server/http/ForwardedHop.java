package dev.troupe.server.http;

import dev.troupe.runtime.message.IpAddress;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one proxy has written about the request that it passes on (RFC 7239, section 5), as it stands there.
 *
 * @param node from whom it has the request: {@code for}
 * @param proto by which scheme it has the request; empty if it does not say
 * @param host what {@code Host} was when it got the request; empty if it does not say
 */
record ForwardedHop(String node, String proto, String host) {

    /** A number, or a name that hides it (RFC 7239, section 6.3); it may be left out. */
    private static final Pattern PORT = Pattern.compile("(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~\\-:\\[\\]]{1,255}");

    /**
     * The address of whom it has the request from; empty if it hides that (section 6.2 and 6.3) or does not say.
     *
     * @throws IllegalArgumentException if there is something else
     */
    Optional<InetAddress> address() {
        if (node.isEmpty() || node.equalsIgnoreCase("unknown") || node.startsWith("_")) {
            return Optional.empty();
        }
        InetAddress address = IpAddress.parse(withoutPort(node))
                .map(IpAddress::toInetAddress)
                .orElseThrow(() -> new IllegalArgumentException("No address"));
        return Optional.of(address);
    }

    /** IPv6 stands in brackets where a port follows; some write it without where none does. */
    private static String withoutPort(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            if (end < 0 || !PORT.matcher(node.substring(end + 1)).matches()) {
                throw new IllegalArgumentException("No end of an address");
            }
            String address = node.substring(1, end);
            if (address.indexOf(':') < 0) {
                throw new IllegalArgumentException("Brackets are for IPv6");
            }
            return address;
        }
        int colon = node.indexOf(':');
        if (colon < 0 || colon != node.lastIndexOf(':')) {
            return node;
        }
        if (!PORT.matcher(node.substring(colon)).matches()) {
            throw new IllegalArgumentException("No port");
        }
        return node.substring(0, colon);
    }

    /**
     * Whether it has the request by TLS; empty if it does not say.
     *
     * @throws IllegalArgumentException if it is no scheme of HTTP or WebSocket
     */
    Optional<Boolean> secure() {
        return switch (proto.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "https", "wss" -> Optional.of(true);
            case "http", "ws" -> Optional.of(false);
            default -> throw new IllegalArgumentException("No such scheme");
        };
    }

    /**
     * Which host was asked for; empty if it does not say.
     *
     * @throws IllegalArgumentException if that is none
     */
    Optional<String> hostAskedFor() {
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("No host");
        }
        return Optional.of(host);
    }
}

package dev.troupe.runtime.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of IPv4 or IPv6, and the one strict reader of such addresses: for proxies, limits and hosts.
 *
 * <p>It reads four decimal numbers without leading zeros (RFC 6943, section 3.1.1), and what RFC 4291, section 2.2, lets for IPv6.
 * Octal, hexadecimal and short forms of IPv4, zones, ports and brackets are not read. An IPv4 address that is written as one of
 * IPv6 ({@code ::ffff:10.0.0.7}) is the IPv4 address. Immutable; any thread.
 */
public final class IpAddress {

    /** The longest of IPv6. */
    private static final int MAX_LENGTH = 45;

    private static final int IPV4_BYTES = 4;
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    private static final Pattern GROUPS = Pattern.compile("(?:[0-9a-fA-F]{0,4}:){2,8}[0-9a-fA-F]{0,4}");

    /** Where networks of IPv4 are among those of IPv6: at ::ffff:0:0:0:0/64 and above, which no network has. */
    private static final long IPV4_NETWORKS = 0xFFFF_0000_0000L;

    private final InetAddress address;

    private IpAddress(InetAddress address) {
        this.address = address;
    }

    /** An address that was read or connected from. */
    public static IpAddress of(InetAddress address) {
        return new IpAddress(address);
    }

    /** Reads an address; empty if the text is not an address. It never asks a name server. */
    public static Optional<IpAddress> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0) {
            return ipv4(text).map(IpAddress::of);
        }
        int last = text.lastIndexOf(':');
        String tail = text.substring(last + 1);
        if (tail.indexOf('.') < 0) {
            return GROUPS.matcher(text).matches() ? literal(text) : Optional.empty();
        }
        return ipv4(tail)
                .map(InetAddress::getAddress)
                .map(octets -> text.substring(0, last + 1)
                        + String.format(
                                "%x:%x",
                                ByteBuffer.wrap(octets).getShort(0) & 0xFFFF,
                                ByteBuffer.wrap(octets).getShort(2) & 0xFFFF))
                .filter(groups -> GROUPS.matcher(groups).matches())
                .flatMap(IpAddress::literal);
    }

    private static Optional<InetAddress> ipv4(String text) {
        Matcher octets = IPV4.matcher(text);
        if (!octets.matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            bytes[i] = (byte) Integer.parseInt(octets.group(i + 1));
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    /** Digits and colons in brackets are no name, so that the platform asks nobody. */
    private static Optional<IpAddress> literal(String groups) {
        try {
            return Optional.of(of(InetAddress.getByName("[" + groups + "]")));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The address for the Java platform. */
    public InetAddress toInetAddress() {
        return address;
    }

    /**
     * Where limits for one address count: the address of IPv4; of IPv6 the /64 network, since one client has all addresses of
     * that.
     */
    public long network() {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? IPV4_NETWORKS | (ByteBuffer.wrap(bytes).getInt() & 0xFFFF_FFFFL)
                : ByteBuffer.wrap(bytes).getLong();
    }

    /**
     * The same as text, for an address as it stands in a request. It never asks a name server.
     *
     * @param address as in {@code 10.0.0.7}, {@code 2001:db8::1} or {@code fe80::1%eth0}; empty if unknown
     * @return empty for an unknown address; any other text that is not an address stands for itself
     */
    public static String networkOf(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int zone = address.indexOf('%');
        return parse(zone < 0 ? address : address.substring(0, zone))
                .map(IpAddress::networkText)
                .orElse(address);
    }

    private String networkText() {
        return address.getAddress().length == IPV4_BYTES
                ? text()
                : HexFormat.of().toHexDigits(network()) + "::/64";
    }

    /** The address in one form, whatever form it was written in. */
    public String text() {
        return address.getHostAddress();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress another && address.equals(another.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

package dev.troupe.server.http;

import dev.troupe.runtime.message.IpAddress;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies that are believed where a request comes from: by {@code Forwarded} (RFC 7239) or, where that is absent, by
 * {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. From all others these header fields mean
 * nothing. Immutable; any thread.
 *
 * <p>Each proxy writes at the end from whom it has the request. So they are read from the end on, as long as it is a trusted
 * proxy that has written; what stands before that may be a client's invention and is not looked at. What is needed and cannot
 * be read, and two header fields that name two addresses, make the request malformed: whoever is taken for somebody else could
 * otherwise hide behind that.
 */
public final class TrustedProxies {

    /** Nobody is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final String FORWARDED = "Forwarded";
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";

    /** More than a request ever passes; each costs a look at all blocks. */
    private static final int MAX_PROXIES = 32;

    private static final Pattern BLOCK = Pattern.compile("([0-9a-fA-F:.]+)(?:/([0-9]{1,3}))?");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private final List<IpSubnetFilterRule> blocks;

    private TrustedProxies(List<IpSubnetFilterRule> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * The proxies at these addresses.
     *
     * @param blocks addresses of IPv4 or IPv6, and blocks of them (RFC 4632): {@code 10.0.0.7}, {@code 10.0.0.0/8},
     *     {@code fd00::/8}; no names
     * @throws IllegalArgumentException if one is neither
     */
    public static TrustedProxies of(Collection<String> blocks) {
        List<IpSubnetFilterRule> rules = new ArrayList<>();
        for (String block : blocks) {
            rules.add(rule(block));
        }
        return new TrustedProxies(rules);
    }

    private static IpSubnetFilterRule rule(String block) {
        Matcher parts = BLOCK.matcher(block);
        if (parts.matches()) {
            Optional<InetAddress> address = IpAddress.parse(parts.group(1)).map(IpAddress::toInetAddress);
            int most = address.filter(Inet4Address.class::isInstance).isPresent() ? IPV4_BITS : IPV6_BITS;
            int bits = parts.group(2) == null ? most : Integer.parseInt(parts.group(2));
            if (bits <= most && address.isPresent()) {
                return new IpSubnetFilterRule(address.get(), bits, IpFilterRuleType.ACCEPT);
            }
        }
        throw new IllegalArgumentException(
                "Neither an address nor a block of addresses: '" + block + "'. One looks like 10.0.0.7 or 10.0.0.0/8.");
    }

    /** Whether the address is one of a proxy that is believed. */
    public boolean trust(InetAddress address) {
        InetSocketAddress asked = new InetSocketAddress(address, 0);
        return blocks.stream().anyMatch(block -> block.matches(asked));
    }

    /**
     * Who has reached the outermost of the trusted proxies.
     *
     * @param address where that client is, or, where the proxy hides it, where the proxy is
     * @param written what the proxy has written
     */
    private record Client(InetAddress address, ForwardedHop written) {}

    /**
     * From where a request has come.
     *
     * @param direct what is known of that without a proxy
     * @param peer who is at the other end of the channel; empty if it has no address
     * @return empty if a trusted proxy passes on what cannot be read
     */
    Optional<RequestSource> source(RequestSource direct, Optional<InetAddress> peer, HttpHeaders headers) {
        if (blocks.isEmpty() || peer.isEmpty() || !trust(peer.get())) {
            return Optional.of(direct);
        }
        try {
            return Optional.of(source(direct, peer.get(), headers));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private RequestSource source(RequestSource direct, InetAddress peer, HttpHeaders headers) {
        Optional<Client> standard = follow(peer, headers.getAll(FORWARDED), ForwardedHeader::read);
        Optional<Client> usual = follow(peer, headers.getAll(FOR), TrustedProxies::nodes);
        if (standard.isPresent()
                && usual.isPresent()
                && !standard.get().address().equals(usual.get().address())) {
            throw new IllegalArgumentException("Two clients");
        }
        ForwardedHop written = standard.map(Client::written)
                .orElseGet(() -> new ForwardedHop("", last(headers.getAll(PROTO)), last(headers.getAll(HOST))));
        return new RequestSource(
                standard.or(() -> usual)
                        .map(client -> client.address().getHostAddress())
                        .orElse(direct.address()),
                written.secure().orElse(direct.secure()),
                written.hostAskedFor());
    }

    /** Empty if the lines say nothing. */
    private Optional<Client> follow(InetAddress peer, List<String> lines, Function<String, List<ForwardedHop>> reader) {
        Optional<Client> client = Optional.empty();
        InetAddress writer = peer;
        int hops = 0;
        for (int i = lines.size() - 1; i >= 0; i--) {
            List<ForwardedHop> line = reader.apply(lines.get(i));
            for (int j = line.size() - 1; j >= 0; j--) {
                if (++hops > MAX_PROXIES) {
                    throw new IllegalArgumentException("More proxies than there can be");
                }
                ForwardedHop hop = line.get(j);
                Optional<InetAddress> from = hop.address();
                client = Optional.of(new Client(from.orElse(writer), hop));
                if (from.isEmpty() || !trust(from.get())) {
                    return client;
                }
                writer = from.get();
            }
        }
        return client;
    }

    private static List<ForwardedHop> nodes(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .filter(node -> !node.isEmpty())
                .map(node -> new ForwardedHop(node, "", ""))
                .toList();
    }

    /** Some proxies add to these two, some replace them: the last value has come from a trusted one either way. */
    private static String last(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String line = lines.get(lines.size() - 1);
        return line.substring(line.lastIndexOf(',') + 1).strip();
    }
}

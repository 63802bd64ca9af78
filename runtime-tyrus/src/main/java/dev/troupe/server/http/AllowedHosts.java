package dev.troupe.server.http;

import dev.troupe.runtime.message.IpAddress;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts whose name a request may have in {@code Host}. A browser takes the name from the address of the page. So a page of an
 * attacker, whose name servers answer with the address of this server (DNS rebinding), has a name here that is not allowed, while
 * its {@code Origin} looks like the server's own. Immutable; any thread.
 *
 * <p>Always allowed are addresses of IPv4 and IPv6, {@code localhost}, names below {@code .localhost}, and names without a dot, since no
 * name server of the internet can give such a name to an attacker. A port does not matter, and neither does a dot at the end.
 */
public final class AllowedHosts {

    /** All hosts. */
    public static final AllowedHosts EVERY = new AllowedHosts(Set.of(), true, false);

    /** Those hosts alone that are always allowed. */
    public static final AllowedHosts LOCAL = new AllowedHosts(Set.of(), false, false);

    private static final String ANY = "*";
    private static final String BELOW = "*.";
    private static final String LOCALHOST = ".localhost";

    private static final Pattern HOST =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})\\]|([A-Za-z0-9._~-]{1,255}))(?::[0-9]{0,5})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_~-]+(?:\\.[A-Za-z0-9_~-]+)*");

    private final Set<String> names;
    private final boolean every;
    /** Whether hosts have been named, so that what a proxy passes on has to be among them. */
    private final boolean named;

    private AllowedHosts(Set<String> names, boolean every, boolean named) {
        this.names = Set.copyOf(names);
        this.every = every;
        this.named = named;
    }

    /**
     * These hosts, and those that are always allowed.
     *
     * @param hosts names and addresses without a port: {@code chat.example.org}; {@code *.example.org} is every name below
     *     {@code example.org}, and {@code *} all hosts
     * @throws IllegalArgumentException if one is none of these
     */
    public static AllowedHosts of(Collection<String> hosts) {
        Set<String> names = new LinkedHashSet<>();
        for (String host : hosts) {
            String name = host.startsWith(BELOW) ? host.substring(BELOW.length()) : host;
            boolean address = IpAddress.parse(host.replaceAll("^\\[|\\]$", "")).isPresent();
            if (!host.equals(ANY) && !address && !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + host + "' is no host. One looks like chat.example.org or *.example.org, without a port.");
            }
            names.add(host.toLowerCase(Locale.ROOT));
        }
        return new AllowedHosts(names, names.contains(ANY), true);
    }

    /**
     * Whether a request may be answered.
     *
     * @param source says which host a trusted proxy was asked for
     */
    boolean allow(HttpRequest request, RequestSource source) {
        if (every) {
            return true;
        }
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        return (host.isEmpty() || allows(host))
                && RequestTarget.authority(request.uri()).map(this::allows).orElse(true)
                && (!named || source.host().map(this::allows).orElse(true));
    }

    /** Whether this value of {@code Host} names an allowed host. */
    boolean allows(String host) {
        Matcher parts = HOST.matcher(host.strip());
        if (every || !parts.matches()) {
            return every;
        }
        Optional<String> name = Optional.ofNullable(parts.group(2));
        return name.isEmpty() ? IpAddress.parse(parts.group(1)).isPresent() : allowsName(name.get());
    }

    private boolean allowsName(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (name.indexOf('.') < 0 || name.endsWith(LOCALHOST) || names.contains(name)) {
            return true;
        }
        if (IpAddress.parse(name).isPresent()) {
            return true;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (names.contains("*" + name.substring(dot))) {
                return true;
            }
        }
        return false;
    }
}

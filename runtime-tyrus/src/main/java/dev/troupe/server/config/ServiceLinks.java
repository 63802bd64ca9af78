package dev.troupe.server.config;

import dev.troupe.runtime.message.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes and Docker write into the environment of every container for a service of that namespace or a
 * linked container. Those for a service called {@code troupe}, {@code troupe-chat} or {@code troupe-server} begin as our own keys do,
 * and one of them is called {@code TROUPE_SERVER_PORT}. They are no part of the configuration.
 *
 * <p>A name alone is no sign of a link, since a mistake in writing may look like one. The values are: a service has an address in
 * {@code …_SERVICE_HOST} beside a number in {@code …_SERVICE_PORT}, and a link has an address such as {@code tcp://10.3.0.1:8080} in
 * {@code …_PORT}.
 */
final class ServiceLinks {

    private static final String OWN = "TROUPE";

    private static final Pattern ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://\\S+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    /** What follows the name of a service or of a linked container. */
    private static final Pattern ENDING = Pattern.compile("_SERVICE_HOST|_SERVICE_PORT(?:_[A-Z0-9_]+)?"
            + "|_PORT(?:_[0-9]{1,5}_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR|START|END|PORT_START|PORT_END))?)?"
            + "|_NAME|_ENV_.+");

    private ServiceLinks() {}

    /** The names of such variables, in the order of the alphabet. */
    static Set<String> in(Map<String, String> environment) {
        TreeSet<String> services = new TreeSet<>();
        for (String name : environment.keySet()) {
            for (String end : new String[] {"_SERVICE_HOST", "_PORT"}) {
                if (name.startsWith(OWN) && name.endsWith(end)) {
                    String service = name.substring(0, name.length() - end.length());
                    if (isService(service, environment)) {
                        services.add(service);
                    }
                }
            }
        }
        TreeSet<String> links = new TreeSet<>();
        for (String name : environment.keySet()) {
            if (services.stream().anyMatch(service -> isOf(service, name, environment))) {
                links.add(name);
            }
        }
        return links;
    }

    private static boolean isService(String service, Map<String, String> environment) {
        boolean own = service.equals(OWN) || service.startsWith(OWN + "_");
        String host = environment.getOrDefault(service + "_SERVICE_HOST", "");
        String port = environment.getOrDefault(service + "_SERVICE_PORT", "");
        boolean kubernetes =
                IpAddress.parse(host).isPresent() && NUMBER.matcher(port).matches();
        return own && (kubernetes || isAddress(environment.getOrDefault(service + "_PORT", "")));
    }

    /** The port of a server is a number, and the port of a link an address; so a number is always ours. */
    private static boolean isOf(String service, String name, Map<String, String> environment) {
        if (!name.startsWith(service)) {
            return false;
        }
        String ending = name.substring(service.length());
        Matcher matcher = ENDING.matcher(ending);
        return matcher.matches() && (!ending.equals("_PORT") || isAddress(environment.getOrDefault(name, "")));
    }

    private static boolean isAddress(String value) {
        return ADDRESS.matcher(value).matches();
    }

    /** The environment without them. */
    static Map<String, String> without(Map<String, String> environment) {
        Map<String, String> left = new HashMap<>(environment);
        in(environment).forEach(left::remove);
        return left;
    }
}

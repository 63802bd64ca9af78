package dev.troupe.runtime.turn;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The request with which a client came, {@linkplain ClientRequest#afterHandshake after the handshake}, in as few bytes as will
 * do: a connection that does nothing keeps it too, and hardly any actor asks for it. Immutable.
 */
final class KeptRequest {

    /** In no path, query or header field (RFC 9110, sections 4.1 and 5.5); where a container lets it through, it becomes a blank. */
    private static final char SEPARATOR = '\n';

    /** Address, path and query, then name and value of each line of the header. */
    private final String parts;

    private final Optional<Identity> principal;

    KeptRequest(ClientRequest request) {
        ClientRequest kept = request.afterHandshake();
        StringJoiner joined = new StringJoiner(String.valueOf(SEPARATOR));
        joined.add(part(kept.remoteAddress())).add(part(kept.path())).add(part(kept.query()));
        kept.headers().forEach((name, lines) -> {
            for (String line : lines) {
                joined.add(part(name)).add(part(line));
            }
        });
        parts = joined.toString();
        principal = kept.principal();
    }

    private static String part(String text) {
        return text.replace(SEPARATOR, ' ');
    }

    String remoteAddress() {
        return parts.substring(0, parts.indexOf(SEPARATOR));
    }

    Optional<Identity> principal() {
        return principal;
    }

    /** The request, made anew at every call. */
    ClientRequest request() {
        String[] each = parts.split(String.valueOf(SEPARATOR), -1);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 3; i < each.length; i += 2) {
            headers.computeIfAbsent(each[i], name -> new ArrayList<>(1)).add(each[i + 1]);
        }
        headers.replaceAll((name, lines) -> List.copyOf(lines));
        return new ClientRequest(each[1], each[2], headers, each[0], principal);
    }
}

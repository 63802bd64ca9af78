package dev.troupe.runtime.turn;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The request of a client, {@linkplain ClientRequest#afterHandshake after the handshake}, in few bytes: an idle connection keeps it
 * too, and few actors ask for it. Half a surrogate pair, which no network brings, becomes a question mark. Immutable; any thread.
 */
final class KeptRequest {

    /** In no path, query or header field (RFC 9110, sections 4.1 and 5.5); where a container lets it through, it becomes a blank. */
    private static final char SEPARATOR = '\n';

    /** Address, path and query, then name and value of each line of the header, in UTF-8: one object less than text. */
    private final byte[] parts;

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
        parts = joined.toString().getBytes(StandardCharsets.UTF_8);
        principal = kept.principal();
    }

    private static String part(String text) {
        return text.replace(SEPARATOR, ' ');
    }

    String remoteAddress() {
        int end = 0;
        while (parts[end] != SEPARATOR) {
            end++;
        }
        return new String(parts, 0, end, StandardCharsets.UTF_8);
    }

    Optional<Identity> principal() {
        return principal;
    }

    /** The request, made anew at every call. */
    ClientRequest request() {
        String[] each = new String(parts, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 3; i < each.length; i += 2) {
            headers.computeIfAbsent(each[i], name -> new ArrayList<>(1)).add(each[i + 1]);
        }
        headers.replaceAll((name, lines) -> List.copyOf(lines));
        return new ClientRequest(each[1], each[2], headers, each[0], principal);
    }
}

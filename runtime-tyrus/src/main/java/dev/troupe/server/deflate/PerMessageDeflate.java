package dev.troupe.server.deflate;

import jakarta.websocket.Extension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is agreed on permessage-deflate (RFC 7692, section 7.1). */
public final class PerMessageDeflate {

    /** The name of the extension. */
    public static final String NAME = "permessage-deflate";

    private static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";
    private static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";
    private static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";
    private static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

    /** The windows that there are, by the logarithms of their sizes. */
    private static final Set<String> WINDOW_BITS = Set.of("8", "9", "10", "11", "12", "13", "14", "15");

    /** The one that java.util.zip has, whatever it is asked for. */
    private static final String OUR_WINDOW_BITS = "15";

    private PerMessageDeflate() {}

    /** The first offer that can be taken. */
    public static Optional<ExtensionOffer> choose(List<ExtensionOffer> offers) {
        return offers.stream().filter(offer -> answer(offer).isPresent()).findFirst();
    }

    /**
     * What is answered to an offer: that neither side refers to former messages, and the window if the offer names one. A
     * window of the client's own may be smaller than ours without being told (section 7.1.2.2).
     *
     * @return empty if the offer is declined: it is another extension, demands a smaller window than we have, or has a
     *     parameter that is unknown, doubled, or of a wrong value (section 5.1)
     */
    public static Optional<ExtensionOffer> answer(Extension offer) {
        if (!offer.getName().equals(NAME)) {
            return Optional.empty();
        }
        List<Extension.Parameter> agreed = new ArrayList<>();
        agreed.add(new ExtensionOffer.Parameter(SERVER_NO_CONTEXT_TAKEOVER, null));
        agreed.add(new ExtensionOffer.Parameter(CLIENT_NO_CONTEXT_TAKEOVER, null));
        Set<String> seen = new HashSet<>();
        for (Extension.Parameter parameter : offer.getParameters()) {
            if (!seen.add(parameter.getName()) || !canBeMet(parameter)) {
                return Optional.empty();
            }
            if (parameter.getName().equals(SERVER_MAX_WINDOW_BITS)) {
                agreed.add(new ExtensionOffer.Parameter(SERVER_MAX_WINDOW_BITS, OUR_WINDOW_BITS));
            }
        }
        return Optional.of(new ExtensionOffer(NAME, agreed));
    }

    private static boolean canBeMet(Extension.Parameter parameter) {
        String value = parameter.getValue();
        return switch (parameter.getName()) {
            case SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER -> value == null;
            case SERVER_MAX_WINDOW_BITS -> OUR_WINDOW_BITS.equals(value);
            case CLIENT_MAX_WINDOW_BITS -> value == null || WINDOW_BITS.contains(value);
            default -> false;
        };
    }
}

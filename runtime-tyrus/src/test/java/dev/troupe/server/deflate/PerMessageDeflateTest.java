package dev.troupe.server.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerMessageDeflateTest {

    private static final String ANSWER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private static List<ExtensionOffer> offers(String line) {
        return ExtensionHeader.read(List.of(line)).orElseThrow();
    }

    private static String answer(String line) {
        return PerMessageDeflate.choose(offers(line))
                .flatMap(PerMessageDeflate::answer)
                .map(ExtensionOffer::text)
                .orElse("declined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; client_max_window_bits=8",
                "permessage-deflate; client_max_window_bits=\"10\"",
                "permessage-deflate; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            })
    void neitherSideRefersToFormerMessages(String offer) {
        assertThat(answer(offer)).isEqualTo(ANSWER);
    }

    @Test
    void aWindowOfOurSizeIsConfirmed() {
        assertThat(answer("permessage-deflate; server_max_window_bits=15"))
                .isEqualTo(ANSWER + "; server_max_window_bits=15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-bzip2",
                "PERMESSAGE-DEFLATE",
                "x-webkit-deflate-frame",
                "permessage-deflate; server_max_window_bits=14",
                "permessage-deflate; server_max_window_bits=8",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=015",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=08",
                "permessage-deflate; client_max_window_bits=ten",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; client_no_context_takeover=true",
                "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; server_max_window_bits=15; server_max_window_bits=15",
                "permessage-deflate; client_max_window_bits; client_max_window_bits=10",
                "permessage-deflate; mystery",
                "permessage-deflate; Client_No_Context_Takeover"
            })
    void whatCannotBeMetIsDeclined(String offer) {
        assertThat(answer(offer)).isEqualTo("declined");
    }

    @Test
    void theFirstOfferThatCanBeMetIsTaken() {
        assertThat(answer("other, permessage-deflate; server_max_window_bits=10,"
                        + " permessage-deflate; server_max_window_bits=15, permessage-deflate"))
                .isEqualTo(ANSWER + "; server_max_window_bits=15");
    }
}

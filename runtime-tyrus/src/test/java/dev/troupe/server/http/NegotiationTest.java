package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.wire.WireFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "Application/JSON; charset=utf-8, JSON",
        "application/cbor, CBOR",
        "application/cbor;x=y, CBOR"
    })
    void aContentTypeIsSpoken(String type, WireFormat format) {
        assertThat(Negotiation.spoken(type)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/*",
                "application/jsonp",
                "json"
            })
    void otherContentTypesAreNot(String type) {
        assertThat(Negotiation.spoken(type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | JSON",
                "application/* | JSON",
                "application/json | JSON",
                "application/cbor | CBOR",
                "application/json;q=0.5, application/cbor | CBOR",
                "application/cbor;q=0.5, application/json;q=0.4 | CBOR",
                "application/json, application/cbor | JSON",
                "*/*, application/json;q=0 | CBOR",
                "*/*;q=0.1, application/json;q=0.2 | JSON",
                "text/html, application/xml;q=0.9, */*;q=0.8 | JSON",
                "APPLICATION/CBOR; Q=1.0 | CBOR"
            })
    void theFormatThatIsLikedBestIsWanted(String accept, WireFormat format) {
        assertThat(Negotiation.wanted(List.of(accept), WireFormat.JSON)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json;q=0",
                "application/json;q=much",
                "application/json;q=NaN",
                "application/json;q=1e3",
                "application/json;q=1.001",
                "application/json;q=-1",
                "application/json;q=0x1p3",
                "*/*;q=0",
                "",
                "application/json+x"
            })
    void whoeverTakesNeitherGetsNeither(String accept) {
        assertThat(Negotiation.wanted(List.of(accept), WireFormat.JSON)).isEmpty();
    }

    @Test
    void linesAddUpAndNoneIsAsGoodAsAll() {
        assertThat(Negotiation.wanted(List.of(), WireFormat.CBOR)).contains(WireFormat.CBOR);
        assertThat(Negotiation.wanted(List.of("*/*"), WireFormat.CBOR)).contains(WireFormat.CBOR);
        assertThat(Negotiation.wanted(List.of("text/html", "application/json"), WireFormat.CBOR))
                .contains(WireFormat.JSON);
    }
}

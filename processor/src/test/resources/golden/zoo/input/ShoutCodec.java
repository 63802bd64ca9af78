package zoo;

import dev.troupe.PayloadCodec;
import java.util.Locale;

public final class ShoutCodec implements PayloadCodec<String, String> {
    @Override
    public String encode(String value) {
        return value.toUpperCase(Locale.ROOT);
    }

    @Override
    public String decode(String written) {
        return written.toLowerCase(Locale.ROOT);
    }
}

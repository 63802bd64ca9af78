package dev.troupe.server.websocket;

import dev.troupe.server.deflate.MessageInflater;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a decoder says. */
final class Heard implements FrameSink {

    final List<String> all = new ArrayList<>();
    int longestArray;
    private final @Nullable MessageInflater inflater;

    Heard() {
        this(null);
    }

    /** Where compression was agreed on. */
    Heard(@Nullable MessageInflater inflater) {
        this.inflater = inflater;
    }

    @Override
    public @Nullable MessageInflater inflater() {
        return inflater;
    }

    @Override
    public void onMessage(boolean text, byte[] array, int length) {
        longestArray = Math.max(longestArray, array.length);
        all.add(
                text
                        ? "text " + new String(array, 0, length, StandardCharsets.UTF_8)
                        : "binary " + HexFormat.of().formatHex(Arrays.copyOf(array, length)));
    }

    @Override
    public void onPing(byte[] payload) {
        all.add("ping " + HexFormat.of().formatHex(payload));
    }

    @Override
    public void onClose(int code, String reason) {
        all.add("close " + code + " " + reason);
    }
}

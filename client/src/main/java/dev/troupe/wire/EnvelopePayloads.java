package dev.troupe.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How those parts of an envelope are read and written that are objects themselves. Unknown members are passed over. */
final class EnvelopePayloads {

    static final PayloadType<WireError> ERROR =
            PayloadType.of(EnvelopePayloads::readError, EnvelopePayloads::writeError);

    static final PayloadType<ServerMessage.Welcome> WELCOME =
            PayloadType.of(EnvelopePayloads::readWelcome, EnvelopePayloads::writeWelcome);

    private static final Members ERROR_MEMBERS = Members.of(0b1, "code", "message", "retryable", "metadata");
    private static final Members WELCOME_MEMBERS =
            Members.of(0b11111, "connection", "protocol", "fingerprint", "epoch", "seq", "maxMessageIn");

    private EnvelopePayloads() {}

    private static WireError readError(PayloadReader in) throws IOException {
        String code = "";
        String text = "";
        boolean retryable = false;
        Map<String, String> metadata = Map.of();
        in.startObject(ERROR_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> code = in.readString();
                case 1 -> text = in.readString();
                case 2 -> retryable = in.readBoolean();
                default -> metadata = readMetadata(in);
            }
        }
        return new WireError(code, text, retryable, metadata);
    }

    /** Values that are not text are passed over, so that later versions may have them. */
    private static Map<String, String> readMetadata(PayloadReader in) throws IOException {
        Map<String, String> metadata = new HashMap<>();
        in.startObject();
        for (@Nullable String member = in.nextName(); member != null; member = in.nextName()) {
            if (in.isString()) {
                metadata.put(member, in.readString());
            } else {
                in.skip();
            }
        }
        return metadata;
    }

    /** Sorted, so that the same error has the same bytes. */
    private static void writeError(PayloadWriter out, WireError error) throws IOException {
        out.startObject();
        out.name("code");
        out.writeString(error.code());
        out.name("message");
        out.writeString(error.message());
        out.name("retryable");
        out.writeBoolean(error.retryable());
        if (!error.metadata().isEmpty()) {
            out.name("metadata");
            out.startObject();
            for (Map.Entry<String, String> fact : new TreeMap<>(error.metadata()).entrySet()) {
                out.name(fact.getKey());
                out.writeString(fact.getValue());
            }
            out.endObject();
        }
        out.endObject();
    }

    private static ServerMessage.Welcome readWelcome(PayloadReader in) throws IOException {
        String connection = "";
        String protocol = "";
        String fingerprint = "";
        String epoch = "";
        long sequence = 0;
        OptionalInt maxMessageIn = OptionalInt.empty();
        in.startObject(WELCOME_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> connection = in.readString();
                case 1 -> protocol = in.readString();
                case 2 -> fingerprint = in.readString();
                case 3 -> epoch = in.readString();
                case 4 -> sequence = in.readId();
                default -> maxMessageIn = OptionalInt.of((int) Math.min(in.readId(), MessageWriter.NO_LIMIT));
            }
        }
        return new ServerMessage.Welcome(connection, protocol, fingerprint, epoch, sequence, maxMessageIn);
    }

    private static void writeWelcome(PayloadWriter out, ServerMessage.Welcome welcome) throws IOException {
        out.startObject();
        out.name("connection");
        out.writeString(welcome.connection());
        out.name("protocol");
        out.writeString(welcome.protocol());
        out.name("fingerprint");
        out.writeString(welcome.fingerprint());
        out.name("epoch");
        out.writeString(welcome.epoch());
        out.name("seq");
        out.writeLong(welcome.sequence());
        if (welcome.maxMessageIn().isPresent()) {
            out.name("maxMessageIn");
            out.writeInt(welcome.maxMessageIn().getAsInt());
        }
        out.endObject();
    }
}

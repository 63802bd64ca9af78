package dev.troupe.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * The names of what is generated beside an interface: those of its simple names joined by {@code _}, and a suffix.
 *
 * @param protocol the descriptor, {@code ChatRoomProtocol}
 * @param codec the codec, {@code ChatRoomCodec}
 * @param client the client, {@code ChatRoomClient}
 * @param encoder the Jakarta encoder, {@code ChatRoomMessageEncoder}
 * @param decoder the Jakarta decoder, {@code ChatRoomMessageDecoder}
 * @param withEncoders whether encoder and decoder are generated
 */
public record GeneratedNames(
        ClassName protocol,
        ClassName codec,
        ClassName client,
        ClassName encoder,
        ClassName decoder,
        boolean withEncoders) {

    /** The names beside an interface. */
    public static GeneratedNames beside(ClassName type, boolean withEncoders) {
        return new GeneratedNames(
                named(type, "Protocol"),
                named(type, "Codec"),
                named(type, "Client"),
                named(type, "MessageEncoder"),
                named(type, "MessageDecoder"),
                withEncoders);
    }

    /** All of them. */
    public List<ClassName> all() {
        return withEncoders ? List.of(protocol, codec, client, encoder, decoder) : List.of(protocol, codec, client);
    }

    /** One such name. */
    public static ClassName named(ClassName type, String suffix) {
        return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + suffix);
    }
}

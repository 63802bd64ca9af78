package counter;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.PayloadWriter;
import dev.troupe.wire.Payloads;
import java.io.IOException;
import javax.annotation.processing.Generated;

/** How the payloads of {@link Counter} are read and written. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
final class CounterCodec {
    public static final PayloadType<AddArguments> ADD_ARGUMENTS =
            PayloadType.of(CounterCodec::readAddArguments, CounterCodec::writeAddArguments);

    public static final PayloadType<ValueArguments> VALUE_ARGUMENTS =
            Payloads.empty(new ValueArguments());

    public static final PayloadType<ResetArguments> RESET_ARGUMENTS =
            Payloads.empty(new ResetArguments());

    private static final SerializedString AMOUNT = new SerializedString("amount");

    private CounterCodec() {}

    private static AddArguments readAddArguments(PayloadReader in) throws IOException {
        int amount = 0;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "amount" -> {
                    seen = in.once(seen, 0);
                    amount = in.readInt();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "amount");
        return new AddArguments(amount);
    }

    private static void writeAddArguments(PayloadWriter out, AddArguments value) throws
            IOException {
        out.startObject(value);
        out.name(AMOUNT);
        out.writeInt(value.amount());
        out.endObject();
    }

    /** The arguments of {@link Counter#add}. */
    public record AddArguments(int amount) {}

    /** The arguments of {@link Counter#value}. */
    public record ValueArguments() {}

    /** The arguments of {@link Counter#reset}. */
    public record ResetArguments() {}
}

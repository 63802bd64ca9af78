package counter;

import javax.annotation.processing.Generated;

/** How the payloads of {@link Counter} are read and written. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
final class CounterCodec {
    private CounterCodec() {}
}

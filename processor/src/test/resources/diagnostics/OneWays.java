package bad;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.OneWay;
import dev.troupe.ReadOnly;
import java.util.concurrent.CompletionStage;

@ActorProtocol("one-ways")
interface OneWays {
    @OneWay
    @ReadOnly
    void both(); // TROUPE011

    @OneWay
    int counts(); // TROUPE012: int

    @OneWay
    CompletionStage<String> later(); // TROUPE012: CompletionStage<String>

    @OneWay
    void fails() throws Muted; // TROUPE013: Muted

    @OneWay
    CompletionStage<Void> fine();

    final class Muted extends ActorException {
        Muted(String message) {
            super(message);
        }
    }
}

package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InboundFlowTest {

    private final InboundFlow flow = new InboundFlow();

    private CompletableFuture<?> ready() {
        return flow.ready().toCompletableFuture();
    }

    @Test
    void tooManyMessagesStopItAndHalfOfThemLetItGoOn() {
        for (int i = 0; i < InboundFlow.MAX_MESSAGES; i++) {
            flow.arrived(1);
        }
        assertThat(ready()).isDone();
        flow.arrived(1);
        CompletableFuture<?> relief = ready();
        assertThat(relief).isNotDone();

        for (int i = 0; i < InboundFlow.MAX_MESSAGES / 2; i++) {
            flow.delivered(1);
        }
        assertThat(relief).isNotDone();
        assertThat(ready()).isNotDone();
        flow.delivered(1);

        assertThat(relief).isDone();
        assertThat(ready()).isDone();
    }

    @Test
    void tooManyBytesStopIt() {
        flow.arrived(InboundFlow.MAX_BYTES);
        assertThat(ready()).isDone();
        flow.arrived(1);
        CompletableFuture<?> relief = ready();
        assertThat(relief).isNotDone();

        flow.delivered(InboundFlow.MAX_BYTES);

        assertThat(relief).isDone();
    }
}

package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNamesTest {

    private static final int MESSAGES = 2_000;

    private static final PayloadType<Map<String, Integer>> MAP = Payloads.map(KeyTypes.STRING, Payloads.INTEGER);

    /** Remembering all names would cost 100 KB for each message where they are short, and 2.7 MB where they are long. */
    @ParameterizedTest
    @CsvSource({"JSON, 10, 20000", "JSON, 1000, 400000", "CBOR, 10, 20000", "CBOR, 1000, 20000"})
    void oneThatNobodyKnowsCostsTheCopyOfAFewOthers(WireFormat format, int length, long most) throws Exception {
        Payload[] payloads = new Payload[MESSAGES];
        for (int i = 0; i < MESSAGES; i++) {
            String name = "k" + i + "_" + length + "_";
            payloads[i] =
                    Encoding.write(format, MAP, Map.of(name + "x".repeat(Math.max(0, length - name.length())), i));
        }

        long allocated = allocatedByReading(payloads);

        assertThat(allocated / MESSAGES).isLessThan(most);
    }

    private static long allocatedByReading(Payload[] payloads) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        int sum = 0;
        for (Payload payload : payloads) {
            sum += PayloadReader.read(payload, MAP).size();
        }
        assertThat(sum).isEqualTo(payloads.length);
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}

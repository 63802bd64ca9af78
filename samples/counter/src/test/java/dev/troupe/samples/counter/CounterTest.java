package dev.troupe.samples.counter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CounterTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/troupe/samples/counter");

    @Test
    void theProgramAddsAndTellsEverybody() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            Main.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(UTF_8).lines())
                .containsSubsequence("changed to 2", "add(2) gave 2")
                .contains("add(3) gave 5");
    }

    @Test
    void theWholeProgramHasLessThanSixtyLines() throws IOException {
        int lines = 0;
        for (String name : List.of("Counter.java", "CounterActor.java", "Main.java")) {
            try (Stream<String> file = Files.lines(SOURCES.resolve(name))) {
                lines += (int) file.count();
            }
        }
        assertThat(lines).isLessThan(60);
    }
}

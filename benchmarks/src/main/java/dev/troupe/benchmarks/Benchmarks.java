package dev.troupe.benchmarks;

import dev.troupe.benchmarks.compile.CompileTime;
import dev.troupe.benchmarks.end.EndToEnd;
import dev.troupe.benchmarks.end.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The main program: {@code calls}, {@code fan-out}, {@code slow}, {@code idle}, {@code echo}, {@code topics}, {@code before}, {@code compile}, {@code jmh} or {@code all}. */
public final class Benchmarks {

    private static final List<String> ALL_SERVERS = List.of("troupe", "netty", "tyrus-grizzly");
    private static final int ALTERNATIONS = Integer.getInteger("alternations", 5);

    private Benchmarks() {}

    /** Runs what the first argument names; {@code jmh} passes the others on. */
    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "all" : arguments[0];
        switch (what) {
            case "calls" -> show(new EndToEnd(ALL_SERVERS, ALTERNATIONS).calls());
            case "fan-out" -> show(new EndToEnd(ALL_SERVERS, ALTERNATIONS).fanOut());
            case "slow" -> show(new EndToEnd(List.of("troupe"), ALTERNATIONS).slowReceivers());
            case "idle" -> show(new EndToEnd(List.of("troupe", "netty"), ALTERNATIONS).idle());
            case "echo" -> show(new EndToEnd(List.of("troupe", "netty-echo"), ALTERNATIONS).echo());
            case "topics" -> show(new EndToEnd(List.of("troupe"), ALTERNATIONS).topics());
            case "before" ->
                show(new EndToEnd(List.of("troupe", "before"), ALTERNATIONS)
                        .calls()
                        .fanOut()
                        .idle());
            case "compile" -> compile();
            case "jmh" -> org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            case "all" -> all();
            default -> throw new IllegalArgumentException("No such benchmark: " + what);
        }
    }

    private static void all() throws Exception {
        show(new EndToEnd(ALL_SERVERS, ALTERNATIONS).calls().fanOut());
        show(new EndToEnd(List.of("troupe"), ALTERNATIONS).slowReceivers());
        show(new EndToEnd(List.of("troupe", "netty"), ALTERNATIONS).idle());
        show(new EndToEnd(List.of("troupe", "netty-echo"), ALTERNATIONS).echo());
        show(new EndToEnd(List.of("troupe"), ALTERNATIONS).topics());
        compile();
        org.openjdk.jmh.Main.main(new String[0]);
    }

    private static void show(EndToEnd runs) {
        System.out.println(Report.of(runs.samples()));
    }

    private static void compile() throws Exception {
        Path folder = Files.createTempDirectory("troupe-compile");
        CompileTime.Result result = new CompileTime(folder).run(9);
        System.out.printf(
                "100 protocols: %.2f s with the processor, %.2f s by hand, %.2f x; writing the same files alone: %.2f s, %.2f x%n",
                result.processed(), result.byHand(), result.ratio(), result.writtenOnly(), result.leastRatio());
    }
}

package dev.troupe.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jar of a sample, run by the command that README has for it, on a port that is free. */
final class Program implements AutoCloseable {

    private static final Path ROOT = Path.of("..");
    private static final Pattern RUN_IT =
            Pattern.compile("\n## Run it\n.*?```sh\nmvn [^\n]* && java ([^\n]+)\n```", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(?:http|ws)://127\\.0\\.0\\.1:\\d+/\\S*");
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader output;

    private Program(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    /** The jar, which has been packed before. */
    static Path jar(String sample) {
        return ROOT.resolve("samples/" + sample + "/target/" + sample + ".jar");
    }

    /** README: "with its name in the place of chat". */
    static Program start(String sample, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Matcher runIt = RUN_IT.matcher(Files.readString(ROOT.resolve("README.md")));
        if (!runIt.find()) {
            throw new AssertionError("README has no command that runs the chat room");
        }
        command.addAll(List.of(runIt.group(1).replace("chat", sample).split(" ")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        return new Program(builder.start());
    }

    /** The address that it prints when it is ready. */
    String address() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return address.group();
            }
            lines.add(line);
        }
        throw new AssertionError("It ended without an address: " + lines);
    }

    /** What it prints until it ends. */
    Stream<String> lines() {
        return output.lines();
    }

    /** Tells it to end, as SIGTERM does. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It runs on for " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}

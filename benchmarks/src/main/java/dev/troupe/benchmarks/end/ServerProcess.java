package dev.troupe.benchmarks.end;

import dev.troupe.benchmarks.peer.PeerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server under test, in a process of its own. */
final class ServerProcess implements AutoCloseable {

    /** One clock tick of {@code /proc/pid/stat} in nanoseconds: USER_HZ is 100 on every Linux in use. */
    private static final long TICK = 10_000_000;

    private static final long LOOK_AGAIN = Duration.ofMillis(500).toMillis();
    /** Memory that falls by less than so many bytes between two looks has settled. */
    private static final long SETTLED = 32 << 10;

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;
    private final int port;

    /** Of an earlier build: its jar is named by the system property {@code before}. */
    static final String BEFORE = "before";

    ServerProcess(String kind) throws IOException {
        boolean before = kind.equals(BEFORE);
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms1g",
                        "-Xmx1g",
                        "-cp",
                        before ? requiredProperty(BEFORE) : System.getProperty("java.class.path"),
                        PeerProcess.class.getName(),
                        before ? "troupe" : kind))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        port = (int) answer("port ");
    }

    private static String requiredProperty(String name) {
        String value = System.getProperty(name);
        if (value == null || !Files.exists(Path.of(value))) {
            throw new IllegalArgumentException("-D" + name + " must name a jar of benchmarks");
        }
        return value;
    }

    private long answer(String what) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(what)) {
                return Long.parseLong(line.substring(what.length()));
            }
        }
        throw new IOException("The server has ended");
    }

    int port() {
        return port;
    }

    /** The processor time it has used, in nanoseconds. */
    long processorTime() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes in use after a collection. */
    long memory() throws IOException {
        commands.println("memory");
        return answer("memory ");
    }

    /** The same, once it falls no more: what has just ended is given back within a second or so. */
    long settledMemory() throws IOException {
        long before = memory();
        while (true) {
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            long now = memory();
            if (before - now < SETTLED) {
                return now;
            }
            before = now;
        }
    }

    @Override
    public void close() {
        commands.close();
        process.destroyForcibly().onExit().join();
    }
}

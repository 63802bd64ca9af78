package dev.troupe.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles 100 protocols with the processor, the same classes as if somebody had written them by hand, and once more with a
 * processor that does nothing but write the same files, in turn, within one warm JVM.
 */
public final class CompileTime {

    private static final int PROTOCOLS = 100;
    private static final int WARM_UP = 4;

    private final Path folder;
    private final String classPath = System.getProperty("java.class.path");

    /** Works in {@code folder}; its content is not kept. The processor is taken from the class path of this program. */
    public CompileTime(Path folder) {
        this.folder = folder;
    }

    /** The median seconds of each way, over this many alternations. */
    public Result run(int alternations) throws IOException {
        Path protocols = folder.resolve("protocols");
        Path generated = folder.resolve("generated");
        Path again = folder.resolve("again");
        for (int i = 0; i < PROTOCOLS; i++) {
            write(protocols, i);
        }
        compile(List.of(protocols), generated, ServiceLoader.load(Processor.class));
        Map<String, String> texts = texts(generated);
        double[] processed = new double[alternations];
        double[] byHand = new double[alternations];
        double[] writtenOnly = new double[alternations];
        for (int i = -WARM_UP; i < alternations; i++) {
            double with = compile(List.of(protocols), again, ServiceLoader.load(Processor.class));
            double without = compile(List.of(protocols, generated), again, List.of());
            double floor = compile(List.of(protocols), again, List.of(new WritingProcessor(texts)));
            if (i >= 0) {
                processed[i] = with;
                byHand[i] = without;
                writtenOnly[i] = floor;
            }
        }
        return new Result(median(processed), median(byHand), median(writtenOnly));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /**
     * Seconds for 100 protocols.
     *
     * @param writtenOnly with a processor that writes files which it is given: what the compiler takes for that by itself
     */
    public record Result(double processed, double byHand, double writtenOnly) {
        /** How many times as long it takes with the processor. */
        public double ratio() {
            return processed / byHand;
        }

        /** How many times as long it takes with a processor that has nothing to find out. */
        public double leastRatio() {
            return writtenOnly / byHand;
        }
    }

    private static Map<String, String> texts(Path generated) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : javaFiles(List.of(generated))) {
            String name = generated.relativize(file).toString().replace(".java", "");
            texts.put(name.replace(File.separatorChar, '.'), Files.readString(file));
        }
        return texts;
    }

    private static void write(Path folder, int number) throws IOException {
        Path file = folder.resolve("bench/p" + number + "/Room" + number + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                package bench.p%1$d;

                import dev.troupe.*;
                import java.time.Instant;
                import java.util.*;

                @ActorProtocol("room-%1$d")
                public interface Room%1$d {
                  Message post(String text) throws Muted;
                  @OneWay void typing(boolean active);
                  @ReadOnly List<Message> history(int limit);
                  Map<String, Member> members(Set<String> names, Optional<String> filter);

                  @Events interface Feed {
                    void posted(Message message);
                    void joined(Member member);
                    void left(String name);
                  }

                  @Params record Join(String name, int room) {}
                  record Message(long number, Member author, String text, Instant at, List<Attachment> attachments) {}
                  record Member(String name, UUID id, Role role) {}
                  enum Role { READER, WRITER, OWNER }
                  sealed interface Attachment permits Link, Image {}
                  record Link(String target) implements Attachment {}
                  record Image(String target, int width, int height) implements Attachment {}
                  final class Muted extends ActorException {
                    private static final long serialVersionUID = 1L;
                    public Muted(String message) { super(message); }
                  }
                }
                """.formatted(number));
    }

    private double compile(List<Path> sources, Path generated, Iterable<Processor> processors) throws IOException {
        boolean process = processors.iterator().hasNext();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = folder.resolve("classes");
        delete(classes);
        Files.createDirectories(classes);
        if (process) {
            delete(generated);
            Files.createDirectories(generated);
        }
        List<String> options = new ArrayList<>(List.of("-cp", classPath, "-d", classes.toString(), "--release", "17"));
        options.addAll(process ? List.of("-s", generated.toString()) : List.of("-proc:none"));
        long began = System.nanoTime();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, files, null, options, null, files.getJavaFileObjectsFromPaths(javaFiles(sources)));
            if (process) {
                task.setProcessors(processors);
            }
            if (!task.call()) {
                throw new IllegalStateException("The protocols do not compile");
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static List<Path> javaFiles(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(CompileTime::deleteOne);
            }
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

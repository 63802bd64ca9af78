package dev.troupe.processor;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Runs Eclipse's compiler with Troupe's processors. */
final class EclipseCompiler {

    private EclipseCompiler() {}

    /**
     * Compiles a folder.
     *
     * @param sources the folder for generated sources
     * @param classes the folder for class files and resources
     * @param messages where the compiler writes what it has to say
     * @param before processors that run before Troupe's
     * @param options more options
     * @return whether there was no error
     */
    static boolean compile(
            Path input, Path sources, Path classes, StringWriter messages, List<Class<?>> before, String... options) {
        String processors = Stream.concat(
                        before.stream(), Compiled.processors().stream().map(Object::getClass))
                .map(Class::getName)
                .collect(Collectors.joining(","));
        List<String> arguments = new ArrayList<>(List.of(
                "-17",
                "-encoding",
                "UTF-8",
                "-parameters",
                "-proceedOnError",
                "-warn:none",
                "-cp",
                Compiled.classPathWithout("processor" + File.separator + "target"),
                "-processorpath",
                System.getProperty("java.class.path"),
                "-processor",
                processors,
                "-s",
                sources.toString(),
                "-d",
                classes.toString()));
        arguments.addAll(List.of(options));
        arguments.add(input.toString());
        return BatchCompiler.compile(
                arguments.toArray(String[]::new), new PrintWriter(messages), new PrintWriter(messages), null);
    }
}

package dev.troupe.processor.read;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.troupe.processor.model.ActorModel;
import dev.troupe.processor.model.ProtocolModel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles sources from text, and reads the protocols and actors in them. */
final class Compilations {

    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:@.*\\s+)?(?:(?:public|final|sealed|abstract) )*(?:class|interface|record|enum) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private Compilations() {}

    /** A source, whose name is that of the first type in it. */
    static JavaFileObject source(String text) {
        Matcher type = TYPE.matcher(text);
        assertThat(type.find()).as("a type in %s", text).isTrue();
        Matcher inPackage = PACKAGE.matcher(text);
        String prefix = inPackage.find() ? inPackage.group(1) + "." : "";
        return JavaFileObjects.forSourceString(prefix + type.group(1), text);
    }

    static List<JavaFileObject> sources(String... texts) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(source(text));
        }
        return sources;
    }

    /** The class path of the tests, and folders before it. */
    static List<File> classPath(Path... folders) {
        List<File> files = new ArrayList<>();
        for (Path folder : folders) {
            files.add(folder.toFile());
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            files.add(new File(entry));
        }
        return files;
    }

    static Compilation compile(Compiler compiler, List<JavaFileObject> sources, Processor... processors) {
        return compiler.withProcessors(processors).compile(sources);
    }

    static List<ProtocolModel> protocols(List<JavaFileObject> sources, Path... folders) {
        ReadingProcessor processor = new ReadingProcessor();
        succeed(compile(javac().withClasspath(classPath(folders)), sources, processor));
        return processor.protocols();
    }

    static ProtocolModel protocol(String... texts) {
        List<ProtocolModel> protocols = protocols(sources(texts));
        assertThat(protocols).hasSize(1);
        return protocols.get(0);
    }

    static ActorModel actor(String... texts) {
        ReadingProcessor processor = new ReadingProcessor();
        succeed(compile(javac(), sources(texts), processor));
        assertThat(processor.actors()).hasSize(1);
        return processor.actors().get(0);
    }

    static void succeed(Compilation compilation) {
        assertThat(compilation.status())
                .as(() -> compilation.diagnostics().toString())
                .isEqualTo(Compilation.Status.SUCCESS);
    }

    /** The text of the errors, each with its file and line in front. */
    static List<String> errors(Compilation compilation) {
        return compilation.errors().stream()
                .map(error -> "%s:%d: %s"
                        .formatted(
                                error.getSource() == null
                                        ? "nowhere"
                                        : Path.of(error.getSource().getName()).getFileName(),
                                error.getLineNumber(),
                                error.getMessage(Locale.ROOT)))
                .toList();
    }

    /** Compiles without processors into a folder. */
    static Path classes(Path folder, List<String> options, List<JavaFileObject> sources) throws IOException {
        Compilation compilation = javac().withOptions(options).compile(sources);
        succeed(compilation);
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String location = "/" + StandardLocation.CLASS_OUTPUT.getName() + "/";
                String name = file.toUri().getPath().substring(location.length());
                Path target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                try (InputStream in = file.openInputStream()) {
                    Files.write(target, in.readAllBytes());
                }
            }
        }
        return folder;
    }
}

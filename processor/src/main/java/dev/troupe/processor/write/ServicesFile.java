package dev.troupe.processor.write;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/** Writes a {@code META-INF/services} file: names of classes, sorted. */
public final class ServicesFile {

    private final ProcessingEnvironment environment;
    private final String path;

    /** The file of a service. */
    public ServicesFile(ProcessingEnvironment environment, String service) {
        this.environment = environment;
        this.path = "META-INF/services/" + service;
    }

    /**
     * Writes the file. A compiler that is given only what has changed leaves the earlier file where it is: its entries stay,
     * as long as there are such classes.
     *
     * @param providers the classes
     * @param origins what they are generated for
     * @return where the file is
     * @throws IOException if the compiler does not take it
     */
    public URI write(Collection<String> providers, Collection<? extends Element> origins) throws IOException {
        Set<String> entries = new TreeSet<>(entries(StandardLocation.CLASS_OUTPUT));
        entries.removeIf(entry -> environment.getElementUtils().getTypeElement(entry) == null);
        entries.addAll(providers);
        try {
            FileObject file = create(origins.toArray(Element[]::new));
            // A service loader reads UTF-8, whatever the encoding of the sources.
            try (Writer writer = new OutputStreamWriter(file.openOutputStream(), StandardCharsets.UTF_8)) {
                for (String entry : entries) {
                    writer.write(entry + "\n");
                }
            }
            return file.toUri();
        } catch (IOException | InvalidPathException refused) {
            throw new UnwrittenFile(path, refused);
        }
    }

    /** Whether a service loader will find the file. Without {@code -d}, javac writes it into the current folder, by its last name. */
    public boolean isWhereItBelongs(URI written) {
        return String.valueOf(written.getPath()).endsWith(path);
    }

    private FileObject create(Element... origins) throws IOException {
        try {
            return environment.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", path, origins);
        } catch (FilerException refused) {
            Optional<String> module = SourceWriter.moduleOf(origins[0]);
            if (module.isEmpty()) {
                throw refused;
            }
            return environment
                    .getFiler()
                    .createResource(StandardLocation.CLASS_OUTPUT, module.get() + "/", path, origins);
        }
    }

    /** The entries of the first such file on the class path; a compiler tells of no others. */
    public static Set<String> onClassPath(ProcessingEnvironment environment, String service) {
        return new ServicesFile(environment, service).entries(StandardLocation.CLASS_PATH);
    }

    /** The entries of that file, and of the one that an earlier compilation has left in the output. */
    public static Set<String> known(ProcessingEnvironment environment, String service) {
        ServicesFile file = new ServicesFile(environment, service);
        Set<String> entries = new TreeSet<>(file.entries(StandardLocation.CLASS_PATH));
        entries.addAll(file.entries(StandardLocation.CLASS_OUTPUT));
        return entries;
    }

    /** None, if the file cannot be read: that is how a compiler says that there is none. */
    private Set<String> entries(Location location) {
        Set<String> entries = new TreeSet<>();
        try {
            FileObject file = environment.getFiler().getResource(location, "", path);
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(file.openInputStream(), StandardCharsets.UTF_8))) {
                reader.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(entries::add);
            }
        } catch (IOException | RuntimeException notThere) {
            return Set.of();
        }
        return entries;
    }
}

package dev.troupe.processor.write;

import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.write.SourceFrame.Source;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** The files that are generated for one type. */
public final class PendingSources {

    private final Filer filer;
    private final TypeElement origin;
    private final SourceFrame frame;
    private final List<Supplier<TypeSpec>> types;

    PendingSources(Filer filer, TypeElement origin, SourceFrame frame, List<Supplier<TypeSpec>> types) {
        this.filer = filer;
        this.origin = origin;
        this.frame = frame;
        this.types = types;
    }

    /**
     * Makes the types and writes their files, in their order. To be called once, in the round in which they were prepared. If
     * a type cannot be made, the files after it are not written.
     *
     * @throws IOException if the compiler does not take a file
     */
    public void write() throws IOException {
        for (Supplier<TypeSpec> type : types) {
            write(frame.render(type.get()));
        }
    }

    private void write(Source source) throws IOException {
        try (Writer writer = create(source.name()).openWriter()) {
            writer.write(source.text());
        } catch (IOException | InvalidPathException refused) {
            throw new UnwrittenFile(source.name(), refused);
        }
    }

    /** A compiler that compiles several modules at once wants to be told which of them a file belongs to. */
    private JavaFileObject create(String name) throws IOException {
        try {
            return filer.createSourceFile(name, origin);
        } catch (FilerException refused) {
            Optional<String> module = moduleOf(origin);
            if (module.isEmpty()) {
                throw refused;
            }
            return filer.createSourceFile(module.get() + "/" + name, origin);
        }
    }

    /** The name of the module of an element; empty for the unnamed one. */
    static Optional<String> moduleOf(Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (each instanceof ModuleElement module && !module.isUnnamed()) {
                return Optional.of(module.getQualifiedName().toString());
            }
        }
        return Optional.empty();
    }
}

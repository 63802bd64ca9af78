package dev.troupe.processor.write;

import com.google.common.base.Throwables;
import dev.troupe.processor.write.SourceFrame.Source;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/** The files that are generated for one type. They may be under way on other threads; they are written on the compiler's. */
public final class PendingSources {

    private final Filer filer;
    private final TypeElement origin;
    private final RenderingThreads threads;
    private final List<FutureTask<Source>> renderings;

    PendingSources(Filer filer, TypeElement origin, RenderingThreads threads, List<FutureTask<Source>> renderings) {
        this.filer = filer;
        this.origin = origin;
        this.threads = threads;
        this.renderings = renderings;
    }

    /**
     * Writes the files in their order. To be called once, in the round in which they were begun, by the compiler's thread.
     * What fails in making or rendering a type is thrown as it was thrown there, and the files after it are not written.
     *
     * @throws IOException if the compiler does not take a file
     */
    public void write() throws IOException {
        for (FutureTask<Source> rendering : renderings) {
            write(rendered(rendering));
        }
    }

    private void write(Source source) throws IOException {
        try (Writer writer = filer.createSourceFile(source.name(), origin).openWriter()) {
            writer.write(source.text());
        }
    }

    private Source rendered(FutureTask<Source> rendering) {
        try {
            return threads.finish(rendering);
        } catch (ExecutionException failure) {
            Throwables.throwIfUnchecked(Objects.requireNonNullElse(failure.getCause(), failure));
            throw new IllegalStateException(failure);
        }
    }
}

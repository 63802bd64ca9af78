package dev.troupe.processor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * Passes everything on to a processor, and notes which files it makes, and from what.
 *
 * @param processor the processor
 * @param origins the originating elements by the names of files
 */
record RecordingProcessor(Processor processor, Map<String, List<String>> origins) implements ForwardingProcessor {

    @Override
    public void init(ProcessingEnvironment environment) {
        processor.init(new Environment(environment, new RecordingFiler(environment.getFiler(), origins)));
    }

    private record Environment(ProcessingEnvironment real, Filer filer) implements ProcessingEnvironment {
        @Override
        public Map<String, String> getOptions() {
            return real.getOptions();
        }

        @Override
        public Messager getMessager() {
            return real.getMessager();
        }

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Elements getElementUtils() {
            return real.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return real.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return real.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return real.getLocale();
        }
    }

    private record RecordingFiler(Filer real, Map<String, List<String>> origins) implements Filer {
        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... elements) throws IOException {
            record(name, elements);
            return real.createSourceFile(name, elements);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... elements) throws IOException {
            record(name, elements);
            return real.createClassFile(name, elements);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence folder, CharSequence name, Element... elements)
                throws IOException {
            record(name, elements);
            return real.createResource(location, folder, name, elements);
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence folder, CharSequence name)
                throws IOException {
            return real.getResource(location, folder, name);
        }

        private void record(CharSequence name, Element... elements) {
            origins.put(
                    name.toString(),
                    List.of(elements).stream().map(Element::toString).toList());
        }
    }
}

package dev.troupe.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@link SourceWriter}. */
@Timeout(60)
class SourceWriterTest {

    private static final int MANY = 40;

    private final Set<Thread> asked = ConcurrentHashMap.newKeySet();
    private final Set<Thread> made = ConcurrentHashMap.newKeySet();
    private final List<String> created = new ArrayList<>();

    /** What a processor does in the first round, for the one type that is compiled. */
    @FunctionalInterface
    private interface Round {
        void run(SourceWriter writer, TypeElement origin) throws IOException, InterruptedException;
    }

    @Test
    void typesAreMadeBesideTheCompilersThreadWhileThatReadsOn() {
        compile(2, (writer, origin) -> {
            CountDownLatch readOn = new CountDownLatch(1);
            PendingSources pending = writer.begin(
                    List.of(() -> {
                        made.add(Thread.currentThread());
                        awaitUnchecked(readOn);
                        return type("Made");
                    }),
                    origin);
            // The compiler's thread would make the type itself if no other had begun.
            while (made.isEmpty()) {
                Thread.onSpinWait();
            }
            readOn.countDown();
            pending.write();
        });

        assertThat(created).containsExactly("p.Made");
        assertThat(made).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theCompilerIsAskedAndFilesAreCreatedOnItsOwnThreadAloneAndInTheOrderOfTheCalls(int processors) {
        compile(processors, this::writeMany);

        assertThat(asked).containsExactly(Thread.currentThread());
        assertThat(created)
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .mapToObj(number -> "p.Made" + number)
                        .toList());
    }

    @Test
    void whatIsWrittenDoesNotDependOnWhichThreadHasMadeItNorWhen() {
        Map<String, String> alone = compile(1, this::writeMany);

        assertThat(alone).hasSize(MANY);
        assertThat(compile(2, this::writeMany)).isEqualTo(alone);
        assertThat(compile(4, this::writeMany)).isEqualTo(alone);
    }

    @Test
    void aMachineWithOneProcessorMakesTypesOnTheCompilersThread() {
        compile(1, this::writeMany);

        assertThat(made).containsExactly(Thread.currentThread());
    }

    @Test
    void whenARoundHasEndedNothingIsUnderWayAnyMoreAndNoThreadIsLeft() throws InterruptedException {
        AtomicBoolean finished = new AtomicBoolean();
        compile(2, (writer, origin) -> {
            Thread compiler = Thread.currentThread();
            writer.begin(
                    List.of(() -> {
                        made.add(Thread.currentThread());
                        while (compiler.getState() == Thread.State.RUNNABLE) {
                            Thread.onSpinWait();
                        }
                        finished.set(true);
                        return type("Late");
                    }),
                    origin);
            while (made.isEmpty()) {
                Thread.onSpinWait();
            }
            writer.endRound();
            assertThat(finished).isTrue();
        });

        assertThat(created).isEmpty();
        for (Thread thread : made) {
            thread.join(20_000);
        }
        assertThat(made).hasSize(1).noneMatch(Thread::isAlive);
    }

    private void writeMany(SourceWriter writer, TypeElement origin) throws IOException {
        List<PendingSources> pending = new ArrayList<>();
        for (int i = 0; i < MANY; i += 2) {
            pending.add(writer.begin(List.of(recorded(type("Made" + i)), recorded(type("Made" + (i + 1)))), origin));
        }
        for (PendingSources sources : pending) {
            sources.write();
        }
    }

    private Supplier<TypeSpec> recorded(TypeSpec type) {
        return () -> {
            made.add(Thread.currentThread());
            return type;
        };
    }

    private static TypeSpec type(String name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addField(List.class, "all", Modifier.PRIVATE)
                .build();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compiles one interface, and returns what was written. */
    private Map<String, String> compile(int processors, Round round) {
        created.clear();
        Compilation compilation = Compiler.javac()
                .withProcessors(new AbstractProcessor() {
                    @Override
                    public Set<String> getSupportedAnnotationTypes() {
                        return Set.of("*");
                    }

                    @Override
                    public SourceVersion getSupportedSourceVersion() {
                        return SourceVersion.latestSupported();
                    }

                    @Override
                    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
                        TypeElement origin = processingEnv.getElementUtils().getTypeElement("p.Origin");
                        if (environment.getRootElements().contains(origin)) {
                            run(new SourceWriter(watched(processingEnv), SourceWriterTest.class, processors), origin);
                        }
                        return false;
                    }

                    private void run(SourceWriter writer, TypeElement origin) {
                        try {
                            round.run(writer, origin);
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            writer.endRound();
                        }
                    }
                })
                .compile(JavaFileObjects.forSourceString("p.Origin", "package p; interface Origin {}"));
        Map<String, String> written = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            written.put(file.getName(), text(file));
        }
        return written;
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(true).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes who asks, and which files are created. */
    private ProcessingEnvironment watched(ProcessingEnvironment environment) {
        Filer filer = watched(Filer.class, environment.getFiler());
        Elements elements = watched(Elements.class, environment.getElementUtils());
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                SourceWriterTest.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getFiler" -> filer;
                    case "getElementUtils" -> elements;
                    default -> method.invoke(environment, arguments);
                });
    }

    private <T> T watched(Class<T> type, T tool) {
        return type.cast(Proxy.newProxyInstance(
                SourceWriterTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    asked.add(Thread.currentThread());
                    if (method.getName().equals("createSourceFile")) {
                        created.add(arguments[0].toString());
                    }
                    try {
                        return method.invoke(tool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}

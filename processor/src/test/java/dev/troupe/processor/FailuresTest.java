package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import com.google.common.base.Throwables;
import com.google.testing.compile.JavaFileObjects;
import dev.troupe.processor.emit.ActorDefinitionEmitter;
import dev.troupe.processor.emit.CodecEmitter;
import dev.troupe.processor.emit.EndpointEmitter;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails in a processor is an error where it can be read, and neither a crash nor the end of anything else. */
class FailuresTest {

    private static final String NOWHERE = "nowhere";
    private static final String CODEC = "p/GoodCodec.java";
    private static final String DEFINITION = "p/GoodActorDefinition.java";
    private static final List<JavaFileObject> SOURCES = List.of(
            source("Unlucky", "@dev.troupe.ActorProtocol(\"unlucky\")\npublic interface Unlucky { void run(); }"),
            source("Good", "@dev.troupe.ActorProtocol(\"good\")\npublic interface Good { void run(); }"),
            source(
                    "UnluckyRoom",
                    "@dev.troupe.Actor\nfinal class UnluckyRoom implements Unlucky { public void run() {} }"),
            source("GoodRoom", "@dev.troupe.Actor\nfinal class GoodRoom implements Good { public void run() {} }"));

    @TempDir
    private Path folder;

    /** Which processor fails in what, by which method of the compiler about what; where it is reported; and what is there still. */
    static Stream<Arguments> stages() {
        return Stream.of(
                of("getting ready", new ProtocolProcessor(), "getElementUtils", "", NOWHERE, DEFINITION),
                of("getting ready", new ActorProcessor(), "getElementUtils", "", NOWHERE, CODEC),
                of("getting ready", new ActorServicesProcessor(), "getElementUtils", "", NOWHERE, CODEC),
                of("finding", new ProtocolProcessor(), "getTypeElement", "p.Unlucky", NOWHERE, CODEC),
                of("finding", new ActorProcessor(), "getTypeElement", "p.UnluckyRoom", NOWHERE, DEFINITION),
                of("reading", new ProtocolProcessor(), "getPackageOf", "Unlucky", "Unlucky.java:3", CODEC),
                of("reading", new ActorProcessor(), "getPackageOf", "Unlucky", "UnluckyRoom.java:3", DEFINITION),
                of("checking", new ProtocolProcessor(), "getTypeElement", "p.UnluckyCodec", "Unlucky.java:3", CODEC),
                of(
                        "checking",
                        new ActorProcessor(),
                        "getTypeElement",
                        "p.UnluckyEndpoint",
                        "UnluckyRoom.java:3",
                        DEFINITION),
                of("writing", new ProtocolProcessor(), "createSourceFile", "Unlucky", "Unlucky.java:3", CODEC),
                of("writing", new ActorProcessor(), "createSourceFile", "Unlucky", "UnluckyRoom.java:3", DEFINITION),
                of("writing", new ActorServicesProcessor(), "createResource", "", NOWHERE, DEFINITION));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stages")
    void whateverFailsIsOneErrorAtTheTypeThatItConcerns(
            String stage, Processor processor, String method, String about, String place, String stillThere)
            throws IOException {
        StackOverflowError failure = new StackOverflowError("failed in " + stage);

        IntoFolder.Outcome outcome = attempt(new FailingCompiler(processor, method, about, failure));

        assertReported(outcome, failure, place);
        assertThat(outcome.generated()).containsKey(stillThere);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("an exception"),
                new StackOverflowError("too deep"),
                new NoClassDefFoundError("a class that is not there"),
                new ServiceConfigurationError("a service"),
                new IOError(new IOException("a disk")),
                new AssertionError("an assumption"),
                new InternalError("the machine"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverIsThrownIsOneErrorInReading(Throwable failure) throws IOException {
        IntoFolder.Outcome outcome =
                attempt(new FailingCompiler(new ProtocolProcessor(), "getPackageOf", "Unlucky", failure));

        assertReported(outcome, failure, "Unlucky.java:3");
        assertThat(outcome.generated()).containsKey(CODEC);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverIsThrownIsOneErrorInEmittingAProtocol(Throwable failure) throws IOException {
        IntoFolder.Outcome outcome = attempt(new ProtocolProcessor(List.of(protocol -> {
            if (protocol.model().name().equals("unlucky")) {
                Throwables.throwIfUnchecked(failure);
            }
            return new CodecEmitter().emit(protocol);
        })));

        assertReported(outcome, failure, "Unlucky.java:3");
        assertThat(outcome.generated()).containsKey(CODEC);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverIsThrownIsOneErrorInEmittingAnActor(Throwable failure) throws IOException {
        IntoFolder.Outcome outcome = attempt(new ActorProcessor(List.of(
                actor -> {
                    if (actor.type().simpleName().equals("UnluckyRoom")) {
                        Throwables.throwIfUnchecked(failure);
                    }
                    return new ActorDefinitionEmitter().emit(actor);
                },
                new EndpointEmitter())));

        assertReported(outcome, failure, "UnluckyRoom.java:3");
        assertThat(outcome.generated()).containsKey(DEFINITION);
    }

    private static void assertReported(IntoFolder.Outcome outcome, Throwable failure, String place) {
        assertThat(outcome.errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith("TROUPE001")
                        .contains("Please report it", failure.toString(), "\tat "));
        assertThat(outcome.places()).containsExactly(place);
    }

    /** Compiles with our three processors, of which this one fails. */
    private IntoFolder.Outcome attempt(Processor failing) throws IOException {
        Class<?> broken =
                failing instanceof FailingCompiler inner ? inner.processor().getClass() : failing.getClass();
        List<Processor> processors = new ArrayList<>(Compiled.processors());
        processors.replaceAll(each -> each.getClass() == broken ? failing : each);
        return new IntoFolder(folder).attempt(SOURCES, processors, System.getProperty("java.class.path"));
    }

    private static JavaFileObject source(String name, String text) {
        return JavaFileObjects.forSourceString("p." + name, "package p;\n" + text);
    }
}

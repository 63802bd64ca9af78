package dev.troupe.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What each module may know of the others, and of the world. */
class WallsTest {

    private static final String ANNOTATIONS = "dev.troupe";
    private static final String WIRE = "dev.troupe.wire..";
    private static final String PROTOCOL = "dev.troupe.protocol..";
    private static final String CLIENT = "dev.troupe.client..";
    private static final String ACTOR = "dev.troupe.actor..";
    private static final String RUNTIME = "dev.troupe.runtime..";
    private static final String SERVER = "dev.troupe.server..";
    private static final String PROCESSOR = "dev.troupe.processor..";
    private static final String JAVA = "java..";
    private static final String TLS = "javax.net.ssl..";
    private static final String JACKSON = "com.fasterxml.jackson.core..";
    private static final String JACKSON_CBOR = "com.fasterxml.jackson.dataformat.cbor..";
    private static final String JSPECIFY = "org.jspecify..";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("integration-tests"))
            .importPackages("dev.troupe");

    @Test
    void annotationsKnowNothing() {
        classes()
                .that()
                .resideInAPackage(ANNOTATIONS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ANNOTATIONS, JAVA, JSPECIFY)
                .check(HOUSE);
    }

    @Test
    void theClientKnowsJacksonAndTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(WIRE, PROTOCOL, CLIENT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ANNOTATIONS, WIRE, PROTOCOL, CLIENT, JAVA, TLS, JSPECIFY, JACKSON, JACKSON_CBOR)
                .check(HOUSE);
    }

    @Test
    void theRuntimeKnowsNeitherTyrusNorNetty() {
        classes()
                .that()
                .resideInAnyPackage(ACTOR, RUNTIME)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ANNOTATIONS,
                        WIRE,
                        PROTOCOL,
                        CLIENT,
                        ACTOR,
                        RUNTIME,
                        JAVA,
                        JSPECIFY,
                        JACKSON,
                        "jakarta.websocket..",
                        "org.jctools..")
                .check(HOUSE);
    }

    @Test
    void whatAnActorNamesKnowsNothingOfHowItRuns() {
        noClasses()
                .that()
                .resideInAPackage(ACTOR)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RUNTIME)
                .check(HOUSE);
    }

    @Test
    void connectionsAndActorsMeetInMessagesAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.troupe.runtime.turn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.troupe.runtime.connection..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("dev.troupe.runtime.connection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.troupe.runtime.turn..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("dev.troupe.runtime.message..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.troupe.runtime.turn..", "dev.troupe.runtime.connection..")
                .check(HOUSE);
    }

    @Test
    void theProcessorNeverKnowsTheRuntime() {
        noClasses()
                .that()
                .resideInAPackage(PROCESSOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ANNOTATIONS, WIRE, PROTOCOL, CLIENT, ACTOR, RUNTIME, SERVER)
                .check(HOUSE);
    }

    @Test
    void theProcessorsStagesKeepToThemselves() {
        noClasses()
                .that()
                .resideInAPackage("dev.troupe.processor.emit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.troupe.processor.read..",
                        "dev.troupe.processor.write..",
                        "javax.lang.model.type..",
                        "javax.annotation.processing..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("dev.troupe.processor.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.lang.model.type..", "javax.annotation.processing..")
                .check(HOUSE);
    }

    @Test
    void nothingBelowTheServerKnowsTheServer() {
        noClasses()
                .that()
                .resideInAnyPackage(WIRE, PROTOCOL, CLIENT, ACTOR, RUNTIME)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVER)
                .check(HOUSE);
    }
}

package dev.troupe.processor;

import static com.tngtech.archunit.base.DescribedPredicate.and;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileManager;
import org.junit.jupiter.api.Test;

/** The stages keep to themselves. */
class WallsTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.troupe.processor");

    @Test
    void emittersKnowNothingOfTheCompiler() {
        noClasses()
                .that()
                .resideInAPackage("..emit..")
                .should()
                .dependOnClassesThat(and(
                        resideInAPackage("javax.lang.model.."),
                        not(type(Modifier.class).or(type(Modifier[].class)))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.annotation.processing..", "..processor.read..", "..processor.check..")
                .check(MAIN);
    }

    @Test
    void readersAndChecksEmitNothing() {
        noClasses()
                .that()
                .resideInAnyPackage("..read..", "..check..", "..model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..emit..", "..write..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("com\\.palantir\\.javapoet\\.(TypeSpec|MethodSpec|FieldSpec|CodeBlock)")
                .check(MAIN);
    }

    @Test
    void theModelKnowsNothingOfTheCompiler() {
        noClasses()
                .that()
                .resideInAPackage("..model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..")
                .check(MAIN);
    }

    @Test
    void onlyWritersCreateFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..write..")
                .should()
                .callMethod(Filer.class, "createSourceFile", CharSequence.class, Element[].class)
                .orShould()
                .callMethod(
                        Filer.class,
                        "createResource",
                        JavaFileManager.Location.class,
                        CharSequence.class,
                        CharSequence.class,
                        Element[].class)
                .check(MAIN);
    }

    @Test
    void onlyTheReporterPrints() {
        noClasses()
                .that()
                .doNotHaveSimpleName("DiagnosticReporter")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Messager.class)
                .check(MAIN);
    }

    @Test
    void theProcessorNeverStandsOnWhatItGeneratesFor() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.troupe",
                        "dev.troupe.wire..",
                        "dev.troupe.protocol..",
                        "dev.troupe.client..",
                        "dev.troupe.runtime..",
                        "dev.troupe.actor..",
                        "jakarta..",
                        "com.fasterxml..")
                .check(MAIN);
    }

    @Test
    void testsSpeakJupiterAndAssertJ() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit", "com.google.common.truth..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("dev.troupe.processor"));
    }
}

package dev.troupe.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims the annotations that Troupe reads, so that {@code -Xlint:processing} does not report that no processor did. A compiler shows
 * a claimed annotation to no later processor, so this processor is the last of Troupe's in the order of names.
 */
@AutoService(Processor.class)
public final class UnclaimedAnnotationsProcessor extends AbstractProcessor {

    private static final Set<String> CLAIMED = Set.of(
            "dev.troupe.Actor",
            "dev.troupe.ActorProtocol",
            "dev.troupe.Events",
            "dev.troupe.NonBlocking",
            "dev.troupe.OneWay",
            "dev.troupe.Params",
            "dev.troupe.ReadOnly",
            "dev.troupe.SlowConsumer",
            "dev.troupe.UseCodec",
            "dev.troupe.WireName",
            "jakarta.annotation.security.DenyAll",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.validation.*",
            "org.jspecify.annotations.*",
            // They stand on generated classes.
            "dev.troupe.protocol.ParameterNames",
            "javax.annotation.processing.Generated");

    /** For the compiler. */
    public UnclaimedAnnotationsProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return CLAIMED;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // It is there for nothing else.
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return true;
    }
}

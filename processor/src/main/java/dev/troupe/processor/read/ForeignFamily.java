package dev.troupe.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * Annotations of other libraries that a user may expect to have an effect on a payload, a protocol or an actor.
 *
 * @param names packages with a dot at the end, or names of annotations
 * @param wayOut what to do in Troupe instead, as sentences
 */
record ForeignFamily(List<String> names, String wayOut) {

    private static final List<ForeignFamily> ALL = List.of(
            new ForeignFamily(
                    List.of(
                            "com.fasterxml.jackson.",
                            "tools.jackson.",
                            "jakarta.json.bind.annotation.",
                            "javax.json.bind.annotation.",
                            "com.google.gson.annotations.",
                            "com.squareup.moshi.",
                            "jakarta.xml.bind.annotation.",
                            "javax.xml.bind.annotation.",
                            "kotlinx.serialization.",
                            "com.alibaba.fastjson.annotation.",
                            "com.alibaba.fastjson2.annotation.",
                            "com.dslplatform.json.",
                            "io.micronaut.serde.annotation.",
                            "org.bson.codecs.pojo.annotations.",
                            "jakarta.persistence.Transient",
                            "javax.persistence.Transient",
                            "java.beans.Transient"),
                    "Use @WireName, @UseCodec or another record."),
            new ForeignFamily(
                    List.of(
                            "org.eclipse.microprofile.openapi.annotations.",
                            "io.swagger.annotations.",
                            "io.swagger.v3.oas.annotations.",
                            "org.springframework.format.annotation."),
                    "Use @Nullable or Optional for what may be absent, and constraints of Jakarta Validation for the rest."),
            new ForeignFamily(
                    List.of(
                            "org.springframework.security.",
                            "io.quarkus.security.",
                            "io.micronaut.security.",
                            "io.helidon.security.",
                            "io.dropwizard.auth.",
                            "org.apache.shiro.authz.annotation.",
                            "jakarta.annotation.security.RunAs",
                            "jakarta.annotation.security.DeclareRoles",
                            "javax.annotation.security.RunAs",
                            "javax.annotation.security.DeclareRoles"),
                    "Use @RolesAllowed, @PermitAll or @DenyAll on the protocol."),
            new ForeignFamily(
                    List.of(
                            "org.springframework.scheduling.annotation.",
                            "jakarta.ejb.",
                            "javax.ejb.",
                            "jakarta.enterprise.concurrent.",
                            "io.quarkus.scheduler.",
                            "io.micronaut.scheduling.annotation."),
                    "Use the timers and the executor of ActorContext."),
            new ForeignFamily(
                    List.of(
                            "jakarta.annotation.PostConstruct",
                            "jakarta.annotation.PreDestroy",
                            "javax.annotation.PostConstruct",
                            "javax.annotation.PreDestroy"),
                    "Implement ActorHooks, or do it in the constructor."),
            new ForeignFamily(
                    List.of(
                            "jakarta.annotation.Resource",
                            "javax.annotation.Resource",
                            "jakarta.persistence.Persistence",
                            "javax.persistence.Persistence",
                            "jakarta.inject.",
                            "javax.inject.",
                            "jakarta.enterprise.",
                            "javax.enterprise.",
                            "com.google.inject.",
                            "org.springframework.beans.factory.annotation.",
                            "org.springframework.stereotype.",
                            "org.springframework.context.annotation.",
                            "org.eclipse.microprofile.config.inject.",
                            "io.micronaut.context.annotation."),
                    "The server builds an actor, and finds what its constructor takes by class. Provide the object to the server."),
            new ForeignFamily(
                    List.of(
                            "jakarta.ws.rs.",
                            "javax.ws.rs.",
                            "jakarta.websocket.",
                            "javax.websocket.",
                            "jakarta.servlet.annotation.",
                            "javax.servlet.annotation.",
                            "org.springframework.web.bind.annotation.",
                            "org.springframework.messaging.handler.annotation."),
                    "Clients reach an actor by the name of its protocol, and requests by a route or a FetchHandler."),
            new ForeignFamily(
                    List.of(
                            "jakarta.transaction.",
                            "javax.transaction.",
                            "jakarta.interceptor.",
                            "javax.interceptor.",
                            "org.springframework.transaction.annotation.",
                            "org.springframework.cache.annotation.",
                            "org.springframework.retry.annotation.",
                            "io.quarkus.cache.",
                            "io.micronaut.cache.annotation.",
                            "io.micronaut.retry.annotation.",
                            "io.micronaut.transaction.annotation.",
                            "org.eclipse.microprofile.faulttolerance.",
                            "org.eclipse.microprofile.metrics.annotation.",
                            "io.github.resilience4j.",
                            "io.micrometer.core.annotation.",
                            "io.opentelemetry.instrumentation.annotations."),
                    "Nothing intercepts the calls of an actor. Do it in the method, or in an object that the server provides."));

    private static final Set<String> RENAMING = Set.of(
            "JsonProperty",
            "JsonAlias",
            "JsonNaming",
            "JsonGetter",
            "SerializedName",
            "JsonbProperty",
            "Json",
            "JSONField",
            "XmlElement",
            "XmlAttribute",
            "XmlEnumValue",
            "JsonEnumDefaultValue",
            "SerialName",
            "JsonTypeName");
    private static final Set<String> LEAVING_OUT = Set.of(
            "JsonIgnore",
            "JsonIgnoreProperties",
            "JsonIgnoreType",
            "JsonInclude",
            "JsonView",
            "JsonFilter",
            "JsonbTransient",
            "Expose",
            "XmlTransient",
            "Transient");
    private static final Set<String> CONVERTING = Set.of(
            "JsonFormat",
            "JsonSerialize",
            "JsonDeserialize",
            "JsonValue",
            "JsonCreator",
            "JsonRawValue",
            "JsonUnwrapped",
            "JsonAdapter",
            "JsonbTypeAdapter",
            "JsonbTypeSerializer",
            "JsonbTypeDeserializer",
            "JsonbDateFormat",
            "JsonbNumberFormat",
            "XmlJavaTypeAdapter",
            "Serializable");

    /** What to do instead of an annotation; empty if none of the families has it. */
    static Optional<String> wayOut(AnnotationMirror annotation) {
        TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
        Optional<ForeignFamily> family = of(type).or(() -> type.getAnnotationMirrors().stream()
                .map(mark -> (TypeElement) mark.getAnnotationType().asElement())
                .flatMap(mark -> of(mark).stream())
                .findFirst());
        return family.map(found -> found.wayOut(type.getSimpleName().toString()));
    }

    private static Optional<ForeignFamily> of(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return ALL.stream()
                .filter(family -> family.names().stream().anyMatch(name::startsWith))
                .findFirst();
    }

    private String wayOut(String simpleName) {
        if (!equals(ALL.get(0))) {
            return wayOut;
        }
        if (RENAMING.contains(simpleName)) {
            return "Use @WireName to give it another name on the wire.";
        }
        if (LEAVING_OUT.contains(simpleName)) {
            return "Troupe sends every component of a record. Use another record without the component.";
        }
        return CONVERTING.contains(simpleName) ? "Use @UseCodec to write it in another form." : wayOut;
    }
}

package dev.troupe.processor.read;

import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Says why a class or interface cannot be sent, and what to do instead. The advice fits what its reader can change: nobody makes a
 * record of a class of the JDK.
 *
 * @param reason the end of "cannot be sent: "
 * @param wayOut a sentence
 */
record UnsupportedType(String reason, String wayOut) {

    private static final UnsupportedType COLLECTION = new UnsupportedType(
            "of the collections, only List, Set and Map have a form on the wire", "Use one of these.");
    private static final UnsupportedType STREAM =
            new UnsupportedType("a message is whole, and streams are reserved for a later version", "Use a List.");
    private static final UnsupportedType OLD_TIME = new UnsupportedType(
            "it does not say which moment or date it means", "Use a type of java.time, such as Instant.");
    private static final UnsupportedType NUMBER = new UnsupportedType(
            "it does not say which number it is", "Use int, long, double, BigInteger or BigDecimal.");
    private static final UnsupportedType BYTES =
            new UnsupportedType("it is a place for bytes, not a value", "Use byte[].");
    private static final UnsupportedType TEXT = new UnsupportedType("it may change while it is written", "Use String.");
    private static final UnsupportedType CODE =
            new UnsupportedType("code is not sent", "Send what the code needs. To call a client, use an event.");
    private static final UnsupportedType OF_AN_ACTOR = new UnsupportedType(
            "it belongs to the actor, and a client does not have it",
            "Leave it out. An actor gets it in its constructor, in a hook or from caller().");
    private static final UnsupportedType PROTOCOL = new UnsupportedType(
            "it is a protocol, and a client reaches an actor by its key", "Send the key as a String.");
    private static final UnsupportedType EVENTS = new UnsupportedType(
            "it is an events interface, which the server calls",
            "Leave it out. Clients listen to the events of their connection.");
    private static final String CHANGING = "it may change while it is written";
    private static final String NO_PARTS = "it is a class of the JDK that does not say what it consists of";

    private static final Map<String, UnsupportedType> KNOWN = Map.ofEntries(
            Map.entry(
                    "java.lang.Object",
                    new UnsupportedType(
                            "it could be anything, so Troupe does not know what to read",
                            "Name the type, or use a sealed interface of records.")),
            Map.entry(
                    "java.lang.Void",
                    new UnsupportedType("it has no values", "Use void for a result, and leave out anything else.")),
            Map.entry("java.security.Principal", OF_AN_ACTOR),
            Map.entry("java.util.concurrent.Callable", CODE),
            Map.entry("java.util.concurrent.atomic.AtomicBoolean", new UnsupportedType(CHANGING, "Use boolean.")),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", new UnsupportedType(CHANGING, "Use int.")),
            Map.entry("java.util.concurrent.atomic.AtomicLong", new UnsupportedType(CHANGING, "Use long.")),
            Map.entry("java.nio.file.Path", new UnsupportedType("it is a file of one machine", "Use String.")),
            Map.entry("java.io.File", new UnsupportedType("it is a file of one machine", "Use String.")),
            Map.entry("java.util.Locale", new UnsupportedType(NO_PARTS, "Use a String with its language tag.")),
            Map.entry("java.util.Currency", new UnsupportedType(NO_PARTS, "Use a String with its code.")),
            Map.entry("java.util.TimeZone", new UnsupportedType(NO_PARTS, "Use java.time.ZoneId.")),
            Map.entry("java.lang.CharSequence", TEXT),
            Map.entry("java.lang.StringBuilder", TEXT),
            Map.entry("java.lang.StringBuffer", TEXT),
            Map.entry("java.util.Date", OLD_TIME),
            Map.entry("java.util.Calendar", OLD_TIME),
            Map.entry("java.util.GregorianCalendar", OLD_TIME),
            Map.entry("java.sql.Date", OLD_TIME),
            Map.entry("java.sql.Time", OLD_TIME),
            Map.entry("java.sql.Timestamp", OLD_TIME),
            Map.entry("java.lang.Number", NUMBER),
            Map.entry("java.nio.ByteBuffer", BYTES),
            Map.entry("java.io.InputStream", BYTES),
            Map.entry("java.io.OutputStream", BYTES),
            Map.entry(
                    "java.lang.Class",
                    new UnsupportedType("a class of one program means nothing to another", "Use an enum or a String.")),
            Map.entry(
                    "java.net.URL",
                    new UnsupportedType("comparing two of them asks the network", "Use java.net.URI.")));

    private static final Set<String> STREAMS = Set.of(
            "java.util.concurrent.Flow.Publisher",
            "java.util.stream.BaseStream",
            "java.util.Iterator",
            "java.util.Spliterator",
            "org.reactivestreams.Publisher");

    private static final Set<String> STAGES =
            Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.Future");

    /** They have one value, and are streams only for the library that they belong to. */
    private static final Set<String> FOREIGN_STAGES = Set.of(
            "reactor.core.publisher.Mono",
            "io.smallrye.mutiny.Uni",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe",
            "io.reactivex.rxjava3.core.Completable",
            "io.vertx.core.Future");

    static UnsupportedType of(TypeUse use, TypeElement element, Scope scope) {
        UnsupportedType known = KNOWN.get(use.qualifiedName());
        if (known != null) {
            return known;
        }
        if (Annotations.has(element, Annotations.ACTOR_PROTOCOL)) {
            return PROTOCOL;
        }
        if (Annotations.has(element, Annotations.EVENTS)) {
            return EVENTS;
        }
        if (use.qualifiedName().startsWith("dev.troupe.actor.")) {
            return OF_AN_ACTOR;
        }
        if (use.qualifiedName().startsWith("java.util.function.")
                || Annotations.has(element, "java.lang.FunctionalInterface")) {
            return CODE;
        }
        if (isA(element, "java.lang.Throwable", scope)) {
            return new UnsupportedType(
                    "a failure is thrown, not passed", "Throw a subclass of ActorException and declare it.");
        }
        if (isStream(element, scope)) {
            return STREAM;
        }
        if (isForeignStage(element) || STAGES.stream().anyMatch(stage -> isA(element, stage, scope))) {
            return new UnsupportedType(
                    "its value is still to come",
                    "Use the value itself. An action as a whole may return a CompletionStage or a CompletableFuture.");
        }
        if (isA(element, "java.lang.Iterable", scope) || isA(element, "java.util.Map", scope)) {
            return COLLECTION;
        }
        return ofKind(element, scope.sources().contain(element));
    }

    /** Whether the type hands out its elements one after the other. */
    static boolean isStream(TypeElement element, Scope scope) {
        return !isForeignStage(element) && STREAMS.stream().anyMatch(stream -> isA(element, stream, scope));
    }

    private static boolean isForeignStage(TypeElement element) {
        return FOREIGN_STAGES.contains(element.getQualifiedName().toString());
    }

    private static boolean isA(TypeElement element, String qualifiedName, Scope scope) {
        return scope.isSubtype(element.asType(), qualifiedName);
    }

    private static UnsupportedType ofKind(TypeElement element, boolean isInSources) {
        if (element.getKind() == ElementKind.ANNOTATION_TYPE) {
            return new UnsupportedType("it is an annotation", "Use a record.");
        }
        boolean isInterface = element.getKind() == ElementKind.INTERFACE;
        String reason = isInterface
                ? "it is an interface that any class may implement, so Troupe does not know what to read"
                : "a class does not say what it consists of";
        if (!isInSources) {
            return new UnsupportedType(
                    reason, "Use a record of your own, or name a codec with @UseCodec where you use the type.");
        }
        return new UnsupportedType(
                reason,
                isInterface
                        ? "Make it a sealed interface of records, or give it a codec with @UseCodec."
                        : "Make it a record, or give it a codec with @UseCodec.");
    }

    /** What sort of thing it is, with its article. */
    static String describe(TypeElement type) {
        boolean isAbstract = type.getModifiers().contains(Modifier.ABSTRACT);
        return switch (type.getKind()) {
            case INTERFACE ->
                type.getModifiers().contains(Modifier.SEALED) ? "a sealed interface" : "an open interface";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            case ANNOTATION_TYPE -> "an annotation";
            default -> isAbstract && type.getKind() == ElementKind.CLASS ? "an abstract class" : "a class";
        };
    }
}

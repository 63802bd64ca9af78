package dev.troupe.processor.read;

import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Why a class or interface cannot be sent, and what to do instead.
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

    private static final Map<String, UnsupportedType> KNOWN = Map.ofEntries(
            Map.entry(
                    "java.lang.Object",
                    new UnsupportedType(
                            "it could be anything, so Troupe does not know what to read",
                            "Name the type, or use a sealed interface of records.")),
            Map.entry("java.lang.Void", new UnsupportedType("it has no values", "Use void.")),
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
        return ofKind(element);
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

    private static UnsupportedType ofKind(TypeElement element) {
        return switch (element.getKind()) {
            case INTERFACE ->
                new UnsupportedType(
                        "it is an interface that any class may implement, so Troupe does not know what to read",
                        "Make it a sealed interface of records, or give it a codec with @UseCodec.");
            case ANNOTATION_TYPE -> new UnsupportedType("it is an annotation", "Use a record.");
            default ->
                new UnsupportedType(
                        "a class does not say what it consists of",
                        "Make it a record, or give it a codec with @UseCodec.");
        };
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

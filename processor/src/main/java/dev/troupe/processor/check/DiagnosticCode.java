package dev.troupe.processor.check;

import java.util.Locale;
import javax.tools.Diagnostic.Kind;

/**
 * The catalogue of diagnostics. Each text names the thing, the rule and the way out. A code is never given to anything else,
 * not even when its diagnostic is gone; {@code docs/diagnostics.md} explains each.
 */
public enum DiagnosticCode {
    PROCESSOR_FAILED(
            1, "The processor failed. This is a mistake in Troupe, not in your code; please report it with: %s"),
    TYPE_NEVER_CAME(
            2,
            "%s is mentioned by %s and nothing has generated it. Import or declare it, or see why the processor that should"
                    + " generate it did not."),

    PROTOCOL_NOT_INTERFACE(3, "%s is %s; a protocol is an interface. Make it one, or take @ActorProtocol off."),
    PROTOCOL_GENERIC(
            4,
            "%s has type parameters; a protocol has none, since its messages have one form. Name the types instead."),
    PROTOCOL_NOT_REACHABLE(
            5,
            "%s is not visible to the classes generated beside it, because %s is %s. Make it package-private or public, or"
                    + " move the protocol to a file of its own."),
    PROTOCOL_NAME(
            6,
            "\"%s\" is not a protocol name: 1 to 64 lower-case ASCII letters, digits and single hyphens, beginning with a"
                    + " letter.%s"),
    GENERATED_NAME_TAKEN(
            7,
            "%s is the name of a class that is generated beside %s. Rename your type of that name, or the protocol."),
    GENERATED_NAME_SHARED(
            8, "What is generated for %s has the same names as what is generated for %s. Rename one of the two."),

    METHOD_GENERIC(
            9, "%s has type parameters; a message has one form. Name the type, or use a sealed interface of records."),
    VARARGS(
            10,
            "%s takes a variable number of arguments, which the generated methods do not. Take a List or an array."),
    ONE_WAY_AND_READ_ONLY(
            11,
            "%s is both @OneWay and @ReadOnly; an action that only reads and answers nobody does nothing. Keep one."),
    ONE_WAY_RESULT(
            12,
            "%s is @OneWay and returns %s; nobody would receive it. Return void or CompletionStage<Void>, or take @OneWay"
                    + " off."),
    ONE_WAY_THROWS(
            13, "%s is @OneWay and declares %s; nobody would be told. Remove the throws clause, or take @OneWay off."),
    STREAM_RESERVED(
            14,
            "%s returns %s; streams are reserved for a later version. Return a List, or send the elements as events."),
    DUPLICATE_WIRE_NAME(
            15, "%s and %s are both called \"%s\" on the wire. Give one of them another name with @WireName."),
    BAD_WIRE_NAME(16, "\"%s\" is not a name on the wire: %s."),
    RESERVED_STUB_NAME(
            17,
            "%s has the name of a method that every generated client has: %s. Name it otherwise; @WireName(\"%s\") keeps the"
                    + " name on the wire."),
    OBJECT_METHOD(18, "%s is a method of java.lang.Object, which every class has already. Name it otherwise."),
    HOOK_SIGNATURE(19, "%s has the signature of a hook of %s, and any client could call the hook. Name it otherwise."),
    MISPLACED_ANNOTATION(20, "@%s has no effect on %s: it belongs on %s. Remove it."),
    PARAMETER_NAMES_UNKNOWN(
            21,
            "The parameter names of %s are not in the class file of %s. Compile that with -parameters, put its generated"
                    + " codec beside it, or declare the method again in %s."),
    TOO_MANY_MEMBERS(22, "%s has %s %s; 64 is the most. Group some of them in a record."),
    UNDECLARABLE_EXCEPTION(
            23,
            "%s declares %s, which is not an ActorException: a client could not be told of it. Extend ActorException, or"
                    + " remove it from the throws clause."),
    ERROR_CLASS_UNUSABLE(
            24,
            "%s cannot be rethrown by a client: %s. A declared error is a class that the generated code can build with new"
                    + " %s(String message)."),
    ERROR_CODE_MALFORMED(
            25,
            "\"%s\" is not an error code: 1 to 64 lower-case ASCII letters, digits and underscores, beginning with a letter."
                    + " Name the code of %s with @WireName.%s"),
    ERROR_CODE_TAKEN(26, "The error code \"%s\" of %s is that of %s. Name another with @WireName."),

    EVENTS_TWICE(
            27,
            "%s has two events interfaces: %s and %s. A protocol has one; move the events there, or let one extend the"
                    + " other."),
    EVENTS_NOT_INTERFACE(28, "%s is %s; @Events marks an interface without type parameters, nested in the protocol."),
    EVENT_RESULT(
            29, "%s returns %s; an event is sent and not answered. Return void, or make it an action of the protocol."),
    EVENT_THROWS(30, "%s declares %s; sending an event fails nobody. Remove the throws clause."),
    SLOW_CONSUMER_KEY_WITHOUT_LATEST(
            31, "A key tells apart what LATEST replaces, and the policy is %s. Remove the key, or use LATEST."),
    SLOW_CONSUMER_KEY_UNKNOWN(32, "%s has no parameter \"%s\"; the key names one of its parameters.%s"),

    PARAMS_TWICE(33, "%s has two @Params records: %s and %s. A protocol has one; put the components there."),
    PARAMS_NOT_RECORD(34, "%s is %s; @Params marks a record without type parameters, nested in the protocol."),
    PARAMS_RESERVED_COMPONENT(
            35,
            "A component of the params cannot be called \"%s\" on the wire: in an address that name is taken. Rename it, or"
                    + " give it another name with @WireName."),

    TYPE_UNSUPPORTED(36, "%s cannot be sent: %s. %s"),
    RAW_TYPE(37, "%s is used without type arguments, so that nobody knows what to read. Write %s."),
    WILDCARD(38, "%s has a wildcard, so that nobody knows what to read. Name the type."),
    TYPE_VARIABLE(
            39,
            "Nothing says what %s stands for: it comes from a type that is extended without type arguments. Write them."),
    TYPE_NOT_REACHABLE(
            40, "%s is not visible to the classes generated in %s, because %s is %s. Make it visible there."),
    MAP_KEY(
            41,
            "%s cannot be the key of a map: keys are names of members on the wire. Use String, an enum without a"
                    + " codec, UUID, URI, an integer, BigDecimal, a boolean, a char or a java.time type, or send a List of"
                    + " records."),
    NULLABLE_MISPLACED(42, "@Nullable cannot stand on %s: %s."),
    FOREIGN_NULLABLE(
            43,
            "@%s does not make %s optional in a protocol; only org.jspecify.annotations.Nullable and Optional do. Use one of"
                    + " these, or take the annotation off.",
            Kind.WARNING),
    VARIANT_NOT_RECORD(
            44,
            "%s permits %s, which is %s; the variants of a sealed interface are records, or sealed interfaces of records."
                    + " Make it a record."),
    VARIANT_TYPE_MEMBER(
            45,
            "%s is a component of a variant of %s, and no variant has a member called \"type\" on the wire: that says which variant it is."
                    + " Rename it, or give it another name with @WireName."),
    VARIANT_UNRESOLVED(
            46,
            "Nothing says what %s of the variant %s stands for in %s. Let the variant pass its type parameters on as they"
                    + " are."),
    ENUM_EMPTY(47, "%s has no constants, so that no value of it can be sent. Add one, or remove what is of this type."),
    CODEC_UNUSABLE(
            48,
            "%s cannot be used as a codec: %s. A codec is a class, visible to the generated code in %s, with a"
                    + " constructor without parameters."),
    CODEC_MISMATCH(49, "%s is a codec of %s, and this is %s. Use a codec of that type."),
    CODEC_WIRE(
            50,
            "%s writes %s, which may be absent; absence belongs to the type itself. Let the codec write %s, and put"
                    + " @Nullable or Optional where it is used."),
    TYPE_GROWS(
            51,
            "%s contains ever larger types of its own kind, without end. Let it contain itself with the same type"
                    + " arguments."),
    RECORD_WITHOUT_END(
            52,
            "No value of %s can ever be built: it needs %s, which needs it again. Make the component optional,"
                    + " or a List."),

    ACTOR_NOT_CLASS(53, "%s is %s; an actor is a concrete class that the generated code can build. %s"),
    ACTOR_CONSTRUCTOR(54, "%s has %s; an actor has exactly one constructor, and it is not private. %s"),
    ACTOR_WITHOUT_PROTOCOL(
            55, "%s implements no interface that is marked @ActorProtocol. Implement one, or take @Actor off."),
    ACTOR_SEVERAL_PROTOCOLS(56, "%s implements several protocols: %s. An actor speaks one; split the class."),
    PROTOCOL_NOT_COMPILED(
            57,
            "%s was compiled without the processor: %s is not there. Compile the contract with the processor, or put its"
                    + " sources into this compilation."),
    HOOKS_DISAGREE(58, "%s has %s as %s of %s, but %s. Write %s."),
    HOOKS_TWICE(59, "%s implements both ConnectionHooks and AsyncConnectionHooks. Keep one."),
    INJECTION_DISAGREES(60, "%s has %s as %s, but %s. Write %s."),
    INJECTION_UNSUPPORTED(61, "%s cannot be injected: %s. %s"),
    ACTORS_OF_ONE_PROTOCOL(
            62, "%s is the second actor of %3$s; the first is %2$s. A protocol has one actor: remove one."),
    RUNTIME_NOT_VISIBLE(
            63,
            "%s is an actor, and %s is not on the class path, where what is generated for an actor needs it. Depend on"
                    + " troupe-runtime and on the Jakarta WebSocket API, or on troupe-runtime-tyrus."),
    ACTORS_OF_ONE_NAME(
            64,
            "%s is generated for %s, and for %s already, which speaks %s. Move one of the two actors to another package, or"
                    + " rename one of the protocols."),
    VARIANT_CODEC(
            65,
            "%s is a variant of %s, and a variant is written as its members, not by a codec. Take @UseCodec off, or put it on"
                    + " %2$s."),
    NO_VARIANT_FITS(
            66,
            "No variant of %s is a %s, so that no value of it can be sent. Name other type arguments, or permit a record"
                    + " that fits."),
    EVENT_NAME_RESERVED(
            67,
            "An event cannot be called \"%s\" on the wire: where an address says which events to send, %s. Rename it, or"
                    + " give it another name with @WireName."),
    EVENT_OVERLOAD(
            68,
            "%s has the name and the number of parameters of %s, so that a client's lambda could handle either. Rename it;"
                    + " @WireName(\"%s\") keeps its name on the wire."),

    CONSTRAINT_UNKNOWN(
            69,
            "@%s is no constraint that generated code can check. Use @NotNull, @NotBlank, @NotEmpty, @Size, @Min, @Max,"
                    + " @DecimalMin, @DecimalMax, @Positive, @PositiveOrZero, @Negative, @NegativeOrZero, @Pattern, @Email,"
                    + " @AssertTrue or @AssertFalse of jakarta.validation, or check it in the action."),
    CONSTRAINT_MISFIT(70, "@%s does not fit %s: it is for %s.%s Remove it, or change the type."),
    CONSTRAINT_UNUSABLE(71, "@%s cannot be checked: %s."),
    CONSTRAINT_CONTRADICTED(
            72,
            "@%s refuses what is absent, and %s may be absent. Take one of the two off; for what has to be so only where"
                    + " it is there, put the constraint into an Optional: Optional<@%1$s ...>."),
    CONSTRAINT_UNCHECKED(
            73,
            "@%s on %s is checked by nobody: constraints hold for arguments and params, and for the components of what"
                    + " these are made of. Move it there, or remove it."),

    ROLES_CONTRADICTORY(
            74, "%s has several of @RolesAllowed, @PermitAll and @DenyAll, which say different things. Keep one."),
    ROLE_EMPTY(75, "%s is allowed for a role without a name, which nobody has. Name it, or use @DenyAll."),
    ACCESS_LOST(
            76,
            "%s is for %s in %s, and would be for %s here. Declare it in %s with @RolesAllowed, @DenyAll or @PermitAll on it,"
                    + " so that it says who may call it."),
    ANNOTATION_LOST(
            77,
            "%s has @%s in %s and %s in this declaration, which is the one that counts: annotations are not inherited with a"
                    + " method. Declare it in %s with @%2$s on it."),
    VALUE_NEVER_CAME(
            78,
            "The compiler does not know \"%s\" of @%s on %s. It names something that does not exist and that no other processor"
                    + " has generated. Write the value, or see why the processor that should generate it did not."),
    READ_TOO_EARLY(
            79,
            "Another processor has generated something that changes the meaning of %s, after Troupe had generated code for it."
                    + " Put what the other processor generates into a module of its own, or write it by hand."),
    FOREIGN_ANNOTATION(80, "Troupe does not read @%s, so the annotation has no effect on %s. %s", Kind.WARNING),
    INTERFACE_SEALED(
            81,
            "%s is sealed, but generated code has to implement it. Remove \"sealed\", or replace it by \"non-sealed\"."),
    PROTOCOLS_OF_ONE_NAME(
            82,
            "%s is called \"%s\", and so is %s. A server finds a protocol by its name: give one of the two another name."),
    NAME_ON_CLASS_PATH(
            83,
            "%s is called \"%s\", and so is %s, which has an actor on the class path or the module path. A server with both"
                    + " does not start: give one of the two another name.",
            Kind.WARNING),
    THROWS_LOST(
            84,
            "%s declares %s in %s and not in this declaration, which is the one that counts. A client gets a plain"
                    + " ActorException instead of a %2$s. Declare it in %s as well.",
            Kind.WARNING),
    TYPE_WITHOUT_NAME(
            85,
            "%s has no name that generated code in another file can use. Move it to a file of its own, and out of a compact"
                    + " source file."),
    GENERATED_FILE_EXISTS(
            86,
            "%s has been generated already, by an earlier build or by another processor. Take the folder of generated sources"
                    + " out of the sources that are compiled."),
    FILE_NOT_WRITTEN(
            87,
            "The compiler could not write %s: %s. Check the folder for generated files, and whether the name of the type is too"
                    + " long for the file system or has characters that it does not know."),
    MARKER_MISSING(88, "%s %s, so it is not the %s of %s. %s"),
    ABSENT_TWICE(89, "%s can be absent in two ways, but a message has only one way to say so. Write %s."),
    SERVICES_ELSEWHERE(
            90,
            "javac has written the list of actors to %s, where no server finds it. It does so when it runs without -d. Run javac"
                    + " with -d and a folder.",
            Kind.WARNING),
    ACTOR_NOT_MARKED(
            91,
            "%s implements the protocol %s but is not marked @Actor, so no server finds it. Mark it @Actor. If it is meant for"
                    + " something else, mark it @SuppressWarnings(\"TROUPE091\").",
            Kind.WARNING),
    LOMBOK_LATE(
            92,
            "%s has @%s of Lombok, and Lombok has not written the constructor yet. Put Lombok before Troupe on the path of"
                    + " annotation processors, or write the constructor.");

    private final int number;
    private final String text;
    private final Kind severity;

    DiagnosticCode(int number, String text) {
        this(number, text, Kind.ERROR);
    }

    DiagnosticCode(int number, String text, Kind severity) {
        this.number = number;
        this.text = text;
        this.severity = severity;
    }

    /** The code as it is printed, {@code TROUPE007}. */
    public String code() {
        return String.format(Locale.ROOT, "TROUPE%03d", number);
    }

    /** What it does to the compilation. */
    public Kind severity() {
        return severity;
    }

    /** The text with these arguments put in. */
    String text(Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}

package dev.troupe;

import java.util.Map;

/**
 * A failure that a client is told of: a code for programs, a message for people.
 *
 * <p>Whatever else an actor throws reaches the client as {@code internal}, without its text. A protocol makes a failure its
 * own by declaring a subclass in a {@code throws} clause; the client then rethrows that class. A declared class has a
 * constructor that takes the message alone, and its code is its simple name in snake case unless {@link WireName} says
 * otherwise.
 */
public class ActorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean retryable;
    private final transient Map<String, String> metadata;
    private final Outcome outcome;

    /**
     * @param code what programs decide by: 1 to 64 characters, lower-case ASCII letters, digits and underscores, beginning
     *     with a letter
     * @param message what people read
     * @throws IllegalArgumentException if the code is not of that form
     */
    public ActorException(String code, String message) {
        this(code, message, false, Map.of(), Outcome.FAILED);
    }

    /**
     * A declared failure: the code is what {@link WireName} says, or the simple name of the class in snake case; for an
     * anonymous class, that of its superclass.
     *
     * @throws IllegalArgumentException if there is no code that could be made of the name, as for an anonymous subclass of
     *     this class itself: give it one
     */
    protected ActorException(String message) {
        super(message);
        this.code = codeOf(getClass());
        this.retryable = false;
        this.metadata = Map.of();
        this.outcome = Outcome.FAILED;
    }

    /**
     * @param code as above
     * @param message as above
     * @param retryable whether trying again later may succeed; a client may then do so by itself
     * @param metadata further facts for programs, which a client gets as they are: names and values of at most 8,192 UTF-16
     *     units together
     * @param outcome what is known of the action
     */
    public ActorException(
            String code, String message, boolean retryable, Map<String, String> metadata, Outcome outcome) {
        super(message);
        this.code = requireCode(code, "Not an error code");
        this.retryable = retryable;
        this.metadata = Map.copyOf(metadata);
        this.outcome = outcome;
    }

    /** What programs decide by. */
    public final String code() {
        return code;
    }

    /**
     * Whether trying again later may succeed; false unless the constructor was told otherwise. It says nothing of what has
     * happened already: see {@link #outcome}.
     */
    public final boolean retryable() {
        return retryable;
    }

    /**
     * Further facts for programs; may be empty. A server sends names and values of at most 8,192 UTF-16 units
     * together; it sends none of them where there are more, and says so in its log. Java serialization leaves them out.
     */
    public final Map<String, String> metadata() {
        return metadata;
    }

    /** What is known of the action: {@link Outcome#FAILED} where an actor throws, otherwise as the server reports. */
    public Outcome outcome() {
        return outcome;
    }

    /** The class, the code and the message: {@code dev.troupe.ActorException: [muted] You may not speak}. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // getMessage() is what clients are sent
    public String toString() {
        String message = getLocalizedMessage();
        return getClass().getName() + ": [" + code + "]" + (message == null || message.isEmpty() ? "" : " " + message);
    }

    private static String codeOf(Class<?> type) {
        Class<?> named = type;
        while (named.isAnonymousClass()) {
            named = named.getSuperclass();
        }
        WireName given = named.getAnnotation(WireName.class);
        if (given != null) {
            return requireCode(given.value(), "The wire name of " + named.getName() + " is no error code");
        }
        String code = named == ActorException.class ? "" : snakeCase(named.getSimpleName());
        return requireCode(code, "The name of " + type.getName() + " makes no error code");
    }

    private static String requireCode(String code, String problem) {
        if (!isCode(code)) {
            throw new IllegalArgumentException(problem + ": '" + code
                    + "'. A code is 1 to 64 lower-case letters, digits and underscores and begins with a letter.");
        }
        return code;
    }

    private static boolean isCode(String code) {
        if (code.isEmpty() || code.length() > 64 || !isLower(code.charAt(0))) {
            return false;
        }
        return code.chars().allMatch(c -> isLower(c) || (c >= '0' && c <= '9') || c == '_');
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    /** {@code RoomFull} becomes {@code room_full}, {@code HTTPGone} becomes {@code http_gone}. */
    static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toLowerCase(java.util.Locale.ROOT);
    }
}

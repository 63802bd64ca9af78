package dev.troupe.processor.check;

/**
 * One mistake or warning, and its position.
 *
 * @param code which of the catalogue
 * @param message the text, without the code
 * @param position where it points
 */
public record Diagnostic(DiagnosticCode code, String message, Position position) {

    /** A diagnostic whose text is that of the catalogue with these arguments put in. */
    public static Diagnostic of(DiagnosticCode code, Position position, Object... arguments) {
        return new Diagnostic(code, code.text(arguments), position);
    }

    /** Whether it keeps anything from being generated. */
    public boolean isError() {
        return code.severity() == javax.tools.Diagnostic.Kind.ERROR;
    }
}

package dev.troupe.processor.write;

import dev.troupe.processor.check.DiagnosticCode;
import java.io.IOException;
import javax.annotation.processing.FilerException;

/** The compiler did not take a generated file, for a reason that lies outside of the processor. */
public final class UnwrittenFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final String name;

    UnwrittenFile(String name, Exception cause) {
        super(cause);
        this.name = name;
    }

    /** Which diagnostic tells of it. */
    public DiagnosticCode code() {
        return getCause() instanceof FilerException
                ? DiagnosticCode.GENERATED_FILE_EXISTS
                : DiagnosticCode.FILE_NOT_WRITTEN;
    }

    /** The arguments of its text. */
    public Object[] arguments() {
        return new Object[] {name, String.valueOf(getCause())};
    }
}

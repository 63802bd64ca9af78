package dev.troupe.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Collects the types that the processor has waited for and that no other processor has generated. It is used in the last
 * round.
 */
public final class MissingTypes {

    private final Map<String, TreeSet<String>> waiting = new TreeMap<>();

    private final Set<String> reported;

    /** With the names of those that need not be reported again. */
    public MissingTypes(Set<String> reported) {
        this.reported = reported;
    }

    /** Notes that a protocol or an actor still waits. */
    public void add(String qualifiedName, Iterable<String> missingTypes) {
        for (String missing : missingTypes) {
            if (!reported.contains(missing)) {
                waiting.computeIfAbsent(missing, any -> new TreeSet<>()).add(qualifiedName);
            }
        }
    }

    /** One diagnostic for each missing type, at the first that waited for it, naming all that did. */
    public List<Diagnostic> diagnostics(Elements elements) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        waiting.forEach((missing, waiters) -> {
            TypeElement first = elements.getTypeElement(waiters.first());
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.TYPE_NEVER_CAME, Position.of(first), missing, String.join(", ", waiters)));
        });
        return diagnostics;
    }
}

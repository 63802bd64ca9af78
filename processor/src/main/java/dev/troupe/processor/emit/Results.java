package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import java.util.concurrent.CompletableFuture;

/** What actions return, seen from a client. */
final class Results {

    private static final ClassName VOID = ClassName.get(Void.class);

    private Results() {}

    /** The value that a reply carries, boxed. */
    static TypeName boxed(Result result) {
        if (result instanceof Result.Value value) {
            return value.declared().box();
        }
        return result instanceof Result.StageOfValue stage ? stage.value() : VOID;
    }

    /** What a method of the client returns. */
    static TypeName inClient(ActionModel action) {
        return action.kind() == ActionModel.Kind.ONE_WAY
                ? TypeName.VOID
                : ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), boxed(action.result()));
    }

    /** Whether the interface returns a stage, for which nobody waits. */
    static boolean isStage(Result result) {
        return result instanceof Result.StageOfValue || result instanceof Result.StageOfNothing;
    }
}

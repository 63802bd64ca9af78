package dev.troupe.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Constrained;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.Scalar;
import java.util.Optional;

/**
 * How the value of one member is read and written: directly where reader, writer or codec have a method for it, through its
 * payload type elsewhere.
 *
 * @param constants the constants of the codec
 * @param layout the methods of the codec
 */
record MemberCode(CodecConstants constants, CodecLayout layout) {

    /** What a member is until it is met. */
    static CodeBlock absent(MemberModel member) {
        TypeName type = member.type();
        if (member.payload() instanceof OptionalOf) {
            return CodeBlock.of("$T.empty()", Optional.class);
        } else if (member.payload() instanceof Scalar scalar && scalar.isAbsence()) {
            return CodeBlock.of("$T.empty()", type);
        } else if (type.equals(TypeName.BOOLEAN)) {
            return CodeBlock.of("false");
        }
        return CodeBlock.of(type.isPrimitive() ? "0" : "null");
    }

    /** The expression that reads it; the reader, {@code in}, stands on the value. */
    CodeBlock read(String in, MemberModel member) {
        PayloadModel payload = member.payload();
        if (payload instanceof NullableOf nullable) {
            return CodeBlock.of("$N.isNull() ? null : $L", in, readPresent(in, nullable.value()));
        } else if (payload instanceof OptionalOf optional) {
            CodeBlock present = readPresent(in, optional.value());
            return CodeBlock.of("$N.isNull() ? $T.empty() : $T.of($L)", in, Optional.class, Optional.class, present);
        }
        return readPresent(in, payload);
    }

    private CodeBlock readPresent(String in, PayloadModel payload) {
        if (payload instanceof Scalar scalar && !scalar.access().isEmpty()) {
            return CodeBlock.of("$N.read$L()", in, scalar.access());
        } else if (payload instanceof Reference reference && layout.hasMethods(reference)) {
            return CodeBlock.of("$N($N)", layout.readMethod(layout.stem(reference)), in);
        }
        return CodeBlock.of("$L.read($N)", constants.inside(payload), in);
    }

    /** Small integers are written as any other. */
    private static String writerStem(Scalar scalar) {
        return scalar.access().equals("Byte") || scalar.access().equals("Short") ? "Int" : scalar.access();
    }

    /** The statement that writes {@code value} with the writer {@code out}. Nobody looks at constraints then. */
    CodeBlock write(CodeBlock out, PayloadModel declared, CodeBlock value) {
        PayloadModel payload = declared instanceof Constrained constrained ? constrained.value() : declared;
        if (payload instanceof Scalar scalar && !scalar.access().isEmpty()) {
            return CodeBlock.of("$L.write$L($L)", out, writerStem(scalar), value);
        } else if (payload instanceof Reference reference && layout.hasMethods(reference)) {
            return CodeBlock.of("$N($L, $L)", layout.writeMethod(layout.stem(reference)), out, value);
        }
        return CodeBlock.of("$L.write($L, $L)", constants.inside(declared), out, value);
    }
}

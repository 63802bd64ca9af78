package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.CONSTRAINT;
import static dev.troupe.processor.emit.LibraryTypes.CONSTRAINT_RULES;

import com.palantir.javapoet.CodeBlock;
import dev.troupe.processor.model.ConstraintModel;
import dev.troupe.processor.model.ConstraintModel.Bound;
import dev.troupe.processor.model.ConstraintModel.Email;
import dev.troupe.processor.model.ConstraintModel.Matches;
import dev.troupe.processor.model.ConstraintModel.NotBlank;
import dev.troupe.processor.model.ConstraintModel.Size;
import dev.troupe.processor.model.ConstraintModel.Truth;

/** The expressions that stand for constraints. */
final class ConstraintCode {

    private ConstraintCode() {}

    /** The expression that makes one. */
    static CodeBlock of(ConstraintModel constraint) {
        return constraint.isSentence()
                ? CodeBlock.of("$T.saying($L, $L)", CONSTRAINT, Literals.of(constraint.text()), rule(constraint.rule()))
                : CodeBlock.of("$T.of($L, $L)", CONSTRAINT, rule(constraint.rule()), Literals.of(constraint.text()));
    }

    private static CodeBlock rule(ConstraintModel.Rule rule) {
        if (rule instanceof Size size) {
            return size(size);
        } else if (rule instanceof Bound bound) {
            return bound.isLong()
                    ? CodeBlock.of("value -> value $L $LL", operator(bound), bound.bound())
                    : CodeBlock.of("$T.$L($S)", CONSTRAINT_RULES, method(bound), bound.bound());
        } else if (rule instanceof Matches matches) {
            return CodeBlock.of(
                    "$T.matching($L, $L)", CONSTRAINT_RULES, Literals.of(matches.expression()), matches.flags());
        } else if (rule instanceof Truth truth) {
            return CodeBlock.of(truth.expected() ? "value -> value" : "value -> !value");
        } else if (rule instanceof Email) {
            return CodeBlock.of("$T.email()", CONSTRAINT_RULES);
        } else if (rule instanceof NotBlank) {
            return CodeBlock.of("value -> !value.isBlank()");
        }
        throw new IllegalStateException("no code for " + rule);
    }

    private static CodeBlock size(Size size) {
        String measure = switch (size.measure()) {
            case LENGTH -> "value.length()";
            case SIZE -> "value.size()";
            case ARRAY_LENGTH -> "value.length";
        };
        if (size.most() == Integer.MAX_VALUE) {
            return CodeBlock.of("value -> $L >= $L", measure, size.least());
        } else if (size.least() == 0) {
            return CodeBlock.of("value -> $L <= $L", measure, size.most());
        }
        return CodeBlock.of("value -> $L >= $L && $L <= $L", measure, size.least(), measure, size.most());
    }

    private static String operator(Bound bound) {
        return switch (bound.comparison()) {
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case MORE_THAN -> ">";
            case LESS_THAN -> "<";
        };
    }

    private static String method(Bound bound) {
        return switch (bound.comparison()) {
            case AT_LEAST -> "atLeast";
            case AT_MOST -> "atMost";
            case MORE_THAN -> "moreThan";
            case LESS_THAN -> "lessThan";
        };
    }
}

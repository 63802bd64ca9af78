package dev.troupe.processor.read;

import com.palantir.javapoet.TypeName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.ConstraintModel.Bound;
import dev.troupe.processor.model.ConstraintModel.Comparison;
import dev.troupe.processor.model.ConstraintModel.Email;
import dev.troupe.processor.model.ConstraintModel.Matches;
import dev.troupe.processor.model.ConstraintModel.Measure;
import dev.troupe.processor.model.ConstraintModel.NotBlank;
import dev.troupe.processor.model.ConstraintModel.Rule;
import dev.troupe.processor.model.ConstraintModel.Size;
import dev.troupe.processor.model.ConstraintModel.Truth;
import dev.troupe.processor.read.ConstraintReader.Unreadable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds the rule that a constraint of the standard means for a certain type. */
final class ConstraintRuleReader {

    private static final Set<String> INTEGERS =
            Set.of("java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long");
    private static final Set<String> OTHER_NUMBERS =
            Set.of("java.lang.Float", "java.lang.Double", "java.math.BigInteger", "java.math.BigDecimal");

    private static final Map<String, Integer> FLAGS = Map.of(
            "UNIX_LINES", Pattern.UNIX_LINES,
            "CASE_INSENSITIVE", Pattern.CASE_INSENSITIVE,
            "COMMENTS", Pattern.COMMENTS,
            "MULTILINE", Pattern.MULTILINE,
            "DOTALL", Pattern.DOTALL,
            "UNICODE_CASE", Pattern.UNICODE_CASE,
            "CANON_EQ", Pattern.CANON_EQ);

    private static final String NUMBER = "a number";
    private static final String TEXT = "a String";

    private final StatedAnnotation stated;
    private final TypeUse use;

    private ConstraintRuleReader(StatedAnnotation stated, TypeUse use) {
        this.stated = stated;
        this.use = use;
    }

    /**
     * The rule; empty if it holds of every value.
     *
     * @throws Unreadable if it cannot be checked
     */
    static Optional<Rule> rule(StatedAnnotation stated, TypeUse use) {
        return new ConstraintRuleReader(stated, use).rule();
    }

    private Optional<Rule> rule() {
        return switch (stated.simpleName()) {
            // What may be absent has been refused, and all else is always there.
            case "NotNull" -> Optional.empty();
            case "NotBlank" -> text(new NotBlank());
            case "NotEmpty" -> size(1, Integer.MAX_VALUE);
            case "Size" -> size(integer("min", 0), integer("max", Integer.MAX_VALUE));
            case "Min" -> number(Comparison.AT_LEAST, longValue());
            case "Max" -> number(Comparison.AT_MOST, longValue());
            case "DecimalMin" -> decimal(Comparison.AT_LEAST, Comparison.MORE_THAN);
            case "DecimalMax" -> decimal(Comparison.AT_MOST, Comparison.LESS_THAN);
            case "Positive" -> number(Comparison.MORE_THAN, "0");
            case "PositiveOrZero" -> number(Comparison.AT_LEAST, "0");
            case "Negative" -> number(Comparison.LESS_THAN, "0");
            case "NegativeOrZero" -> number(Comparison.AT_MOST, "0");
            case "Pattern" -> text(matches());
            case "Email" -> email();
            case "AssertTrue" -> truth(true);
            case "AssertFalse" -> truth(false);
            default -> throw new Unreadable(DiagnosticCode.CONSTRAINT_UNKNOWN, stated.simpleName());
        };
    }

    private Optional<Rule> text(Rule rule) {
        if (!use.is("java.lang.String")) {
            throw misfit(TEXT);
        }
        return Optional.of(rule);
    }

    private Optional<Rule> size(int least, int most) {
        Measure measure = measure();
        if (least < 0 || most < least) {
            throw unusable("nothing can have between " + least + " and " + most);
        }
        return least == 0 && most == Integer.MAX_VALUE ? Optional.empty() : Optional.of(new Size(measure, least, most));
    }

    private Measure measure() {
        if (use.kind() == TypeUse.Kind.ARRAY) {
            return Measure.ARRAY_LENGTH;
        }
        return switch (use.qualifiedName()) {
            case "java.lang.String" -> Measure.LENGTH;
            case "java.util.List", "java.util.Set", "java.util.Map" -> Measure.SIZE;
            default -> throw misfit("a String, a List, a Set, a Map or an array");
        };
    }

    private Optional<Rule> number(Comparison comparison, String bound) {
        return Optional.of(new Bound(comparison, bound, isInteger()));
    }

    private Optional<Rule> decimal(Comparison inclusive, Comparison exclusive) {
        String bound = stated.value("value", String.class).orElse("");
        try {
            new BigDecimal(bound);
        } catch (NumberFormatException e) {
            throw unusable("\"" + bound + "\" is not a decimal number");
        }
        isInteger();
        boolean isInclusive = stated.value("inclusive", Boolean.class).orElse(true);
        return Optional.of(new Bound(isInclusive ? inclusive : exclusive, bound, false));
    }

    /** Whether it is an integer of at most 64 bits; all else has to be another number. */
    private boolean isInteger() {
        TypeName boxed = use.name().isPrimitive() ? use.name().box() : use.name();
        boolean isInteger = INTEGERS.contains(boxed.toString());
        if (!isInteger && !OTHER_NUMBERS.contains(boxed.toString())) {
            throw misfit(NUMBER);
        }
        return isInteger;
    }

    private Rule matches() {
        String expression = stated.value("regexp", String.class).orElse("");
        int flags = 0;
        for (Object flag : stated.list("flags")) {
            flags |= FLAGS.getOrDefault(String.valueOf(flag), 0);
        }
        try {
            Pattern.compile(expression, flags);
        } catch (PatternSyntaxException e) {
            throw unusable("its expression is not one: " + e.getDescription());
        }
        return new Matches(expression, flags);
    }

    private Optional<Rule> email() {
        if (!stated.value("regexp", String.class).orElse(".*").equals(".*")) {
            throw unusable("it has an expression of its own; put that into a @Pattern beside it");
        }
        return text(new Email());
    }

    private Optional<Rule> truth(boolean expected) {
        if (!use.name().toString().equals("boolean") && !use.is("java.lang.Boolean")) {
            throw misfit("a boolean");
        }
        return Optional.of(new Truth(expected));
    }

    private int integer(String member, int otherwise) {
        return stated.value(member, Integer.class).orElse(otherwise);
    }

    private String longValue() {
        return Long.toString(stated.value("value", Long.class).orElse(0L));
    }

    private Unreadable misfit(String fits) {
        String wayOut = PayloadTypes.isAbsence(use) ? " Put it on what may be absent: Optional<@%s ...>." : "";
        return new Unreadable(
                DiagnosticCode.CONSTRAINT_MISFIT,
                stated.simpleName(),
                use.text(),
                fits,
                wayOut.replace("%s", stated.simpleName()));
    }

    private Unreadable unusable(String reason) {
        return new Unreadable(DiagnosticCode.CONSTRAINT_UNUSABLE, stated.simpleName(), reason);
    }
}

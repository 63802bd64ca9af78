package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.ConstraintModel;
import dev.troupe.processor.model.ConstraintModel.Bound;
import dev.troupe.processor.model.ConstraintModel.Matches;
import dev.troupe.processor.model.ConstraintModel.Measure;
import dev.troupe.processor.model.ConstraintModel.NotBlank;
import dev.troupe.processor.model.ConstraintModel.Rule;
import dev.troupe.processor.model.ConstraintModel.Size;
import dev.troupe.processor.model.ConstraintModel.Truth;
import dev.troupe.processor.read.ConstraintReader.Unreadable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client reads about a broken constraint: the user's own message, or what the value must be. */
final class ConstraintTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** What a placeholder stands for that the annotation does not state. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "min", "0",
            "max", Integer.toString(Integer.MAX_VALUE),
            "inclusive", "true");

    private ConstraintTexts() {}

    /**
     * The constraint with its text.
     *
     * @throws Unreadable if the message has a placeholder without a value
     */
    static ConstraintModel model(StatedAnnotation stated, TypeUse use, Rule rule) {
        Optional<String> message = stated.value("message", String.class).filter(text -> !text.isBlank());
        return message.isPresent()
                ? new ConstraintModel(rule, filled(message.get(), stated), true)
                : new ConstraintModel(rule, text(rule, use), false);
    }

    private static String filled(String message, StatedAnnotation stated) {
        Matcher placeholder = PLACEHOLDER.matcher(message);
        String filled = placeholder.replaceAll(found -> {
            Object value = stated.values().get(found.group(1));
            Object shown = value == null ? DEFAULTS.get(found.group(1)) : value;
            return Matcher.quoteReplacement(shown == null ? found.group() : shown.toString());
        });
        if (PLACEHOLDER.matcher(message).replaceAll("").contains("{") || hasUnknown(message, stated)) {
            throw new Unreadable(
                    DiagnosticCode.CONSTRAINT_UNUSABLE,
                    stated.simpleName(),
                    "its message has a placeholder that is not a member of the constraint; write the text itself");
        }
        return filled;
    }

    private static boolean hasUnknown(String message, StatedAnnotation stated) {
        return PLACEHOLDER
                .matcher(message)
                .results()
                .map(found -> found.group(1))
                .anyMatch(name -> !stated.values().containsKey(name) && !DEFAULTS.containsKey(name));
    }

    private static String text(Rule rule, TypeUse use) {
        if (rule instanceof Size size) {
            return size(size, use);
        } else if (rule instanceof Bound bound) {
            return bound(bound);
        } else if (rule instanceof Matches matches) {
            return "must match " + matches.expression();
        } else if (rule instanceof Truth truth) {
            return "must be " + truth.expected();
        }
        return rule instanceof NotBlank ? "must not be blank" : "must be an e-mail address";
    }

    private static String size(Size size, TypeUse use) {
        if (size.least() == 1 && size.most() == Integer.MAX_VALUE) {
            return "must not be empty";
        } else if (size.most() == Integer.MAX_VALUE) {
            return "must have at least " + counted(size.least(), size, use);
        } else if (size.least() == 0) {
            return "must have at most " + counted(size.most(), size, use);
        } else if (size.least() == size.most()) {
            return "must have exactly " + counted(size.most(), size, use);
        }
        return "must have " + size.least() + " to " + counted(size.most(), size, use);
    }

    private static String counted(int number, Size size, TypeUse use) {
        boolean isOne = number == 1;
        if (size.measure() == Measure.LENGTH) {
            return number + (isOne ? " character" : " characters");
        }
        return use.is("java.util.Map")
                ? number + (isOne ? " entry" : " entries")
                : number + (isOne ? " element" : " elements");
    }

    private static String bound(Bound bound) {
        boolean isZero = bound.bound().equals("0");
        return switch (bound.comparison()) {
            case AT_LEAST -> isZero ? "must not be negative" : "must be at least " + bound.bound();
            case AT_MOST -> isZero ? "must not be positive" : "must be at most " + bound.bound();
            case MORE_THAN -> isZero ? "must be positive" : "must be more than " + bound.bound();
            case LESS_THAN -> isZero ? "must be negative" : "must be less than " + bound.bound();
        };
    }
}

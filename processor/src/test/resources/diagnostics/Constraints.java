package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.PayloadCodec;
import dev.troupe.UseCodec;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

@ActorProtocol("constraints")
interface Constraints {
    void fine(
            @NotNull @NotBlank String text,
            @Size(min = 1, max = 3) List<@Positive Integer> numbers,
            Optional<@Email String> address,
            @Nullable @Size(max = 5) String name);

    void time(
            String first,
            @Future Instant at); // TROUPE069: @Future is no constraint that generated code can check

    void own(@Shouted String text); // TROUPE069: @Shouted

    void digits(@Digits(integer = 3, fraction = 1) int number); // TROUPE069

    void inside(List<@Shouted String> texts); // TROUPE069

    void misfit(
            @Size(max = 3) int number, // TROUPE070: @Size does not fit int: it is for a String, a List
            @NotBlank List<String> texts, // TROUPE070: it is for a String.
            @Min(1) String text, // TROUPE070: it is for a number
            @AssertTrue String truth, // TROUPE070: it is for a boolean
            @NotBlank String[] array, // TROUPE070: @NotBlank does not fit String[]
            @Positive Color color, // TROUPE070: @Positive does not fit Color
            List<@Max(3) String> list); // TROUPE070

    void absent(
            @Size(max = 3) Optional<String> text, // TROUPE070: Optional<@Size ...>
            @Min(1) OptionalInt number, // TROUPE070: Optional<@Min ...>
            @Nullable @NotBlank String contradiction, // TROUPE072: @NotBlank refuses what is absent
            @Nullable @NotNull Integer other, // TROUPE072
            List<@Nullable @NotEmpty String> texts); // TROUPE072

    void unusable(
            @Pattern(regexp = "[a-z") String expression, // TROUPE071: its expression is not one
            @Size(min = 3, max = 2) String none, // TROUPE071: between 3 and 2
            @DecimalMin("much") int number, // TROUPE071: "much" is not a decimal number
            @NotBlank(groups = Constraints.class) String grouped, // TROUPE071: it belongs to a group
            @NotBlank(message = "{name.missing}") String keyed, // TROUPE071: placeholder
            @Size(max = 3, message = "at most {most}") String placeholder, // TROUPE071
            @Email(regexp = ".*@example.org") String address); // TROUPE071: a @Pattern beside it

    void nowhere(
            Map<@NotBlank String, String> keys, // TROUPE073: @NotBlank on the key of a map
            List<@Min(1) int[]> scalars, // TROUPE073: the elements of int[]
            @UseCodec(Joined.class) List<@NotBlank String> converted); // TROUPE073: what has a codec of its own

    @NotBlank // TROUPE073: the result of result
    String result();

    List<@NotBlank String> results(); // TROUPE073: the result of results

    void records(Range range);

    @Events
    interface Feed {
        void posted(@NotBlank String text); // TROUPE073: the event posted
    }

    @Params
    record Join(@Size(max = 3) boolean name) {} // TROUPE070

    @Ordered // TROUPE073: @Ordered on a type
    record Range(int from, int to, @NotBlank String name) {
        @AssertTrue // TROUPE073: @AssertTrue on a method
        public boolean isOrdered() {
            return from < to;
        }

        @Override
        @NotBlank
        @Size(max = 3) // TROUPE073: @Size
        public String name() {
            return name;
        }
    }

    enum Color {
        RED
    }

    class Joined implements PayloadCodec<List<String>, String> {
        @Override
        public String encode(List<String> value) {
            return String.join(",", value);
        }

        @Override
        public List<String> decode(String written) {
            return List.of(written.split(","));
        }
    }
}

@ActorProtocol("constrained")
interface Constrained {
    void post(String text);
}

@Actor
class ConstrainedActor implements Constrained {
    @Override
    public void post(@NotBlank String text) {} // TROUPE073: a parameter of an actor's method

    void own(@NotBlank String text) {}
}

@Constraint(validatedBy = Shouted.Validator.class)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface Shouted {
    String message() default "must be shouted";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<Shouted, String> {
        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value.endsWith("!");
        }
    }
}

@Constraint(validatedBy = {})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Ordered {
    String message() default "must be ordered";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package market;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payload with constraints. */
public record Offer(
        @NotNull @NotBlank String title,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1e6") BigDecimal price,
        @Size(min = 1, max = 3, message = "From {min} to {max} tags")
                List<@Pattern(regexp = "[a-z-]+") @Size(max = 20) String> tags,
        Map<String, @PositiveOrZero Integer> stock,
        @Nullable @Size(max = 200) String text,
        @NotEmpty byte[] photo,
        @Size(max = 2) String[] links) {}

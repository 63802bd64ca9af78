package market;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;

/** A constraint on a type argument holds wherever the type parameter stands. */
public record Page<T>(@NotEmpty List<T> items, Optional<T> next) {}

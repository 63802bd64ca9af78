package dev.troupe.integration.guide;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

@ActorProtocol("catalogue")
public interface Catalogue {

    int add(Lot lot);

    @ReadOnly
    List<Lot> find(@NotBlank @Size(max = 80) String word, @Min(1) @Max(100) int limit);

    @RolesAllowed({"auctioneer", "clerk"})
    void withdraw(@Positive int number);

    @Params
    record Visitor(@Size(min = 1, max = 20) String name) {}

    record Lot(
            @NotBlank(message = "A lot has a title") String title,
            @DecimalMin("0.01") BigDecimal estimate,
            @Size(max = 5) List<@Pattern(regexp = "[a-z-]+") String> tags) {}
}

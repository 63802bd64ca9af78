package market;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Constraints and roles wherever they may stand. */
@ActorProtocol("market")
@RolesAllowed("trader")
public interface Market extends Desk<Offer> {

    Offer offer(@Valid Offer offer);

    @PermitAll
    @ReadOnly
    List<Offer> search(
            @NotBlank @Size(max = 80) String text, @Min(1) @Max(100) int limit, Optional<@Email String> seller);

    @RolesAllowed({"clerk", "admin"})
    void withdraw(@Positive long number);

    @DenyAll
    void audit(Page<@Size(min = 2, max = 2) String> countries);

    @Params
    record Visitor(
            @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE, message = "A name has letters alone")
                    String name,
            @AssertTrue boolean adult) {}
}

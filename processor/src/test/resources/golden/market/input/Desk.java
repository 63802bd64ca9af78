package market;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** What a protocol may extend. */
@RolesAllowed("clerk")
public interface Desk<T> {

    void file(@NotEmpty List<T> papers);
}

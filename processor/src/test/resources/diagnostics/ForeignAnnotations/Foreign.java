package bad;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.gson.annotations.SerializedName;
import com.squareup.moshi.Json;
import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.ws.rs.Path;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;

@ActorProtocol("foreign")
@Path("/foreign") // TROUPE080: @Path, so the annotation has no effect on Foreign
interface Foreign {
    @PreAuthorize("hasRole('admin')") // TROUPE080: Use @RolesAllowed
    User get(@SerializedName("user_id") String id) // TROUPE080: @SerializedName, so the annotation has no effect on id. Use @WireName
            throws Gone;

    @XmlRootElement // TROUPE080: on Gone
    final class Gone extends ActorException {
        Gone(String message) {
            super("gone", message);
        }
    }

    record User(
            @JsonProperty("user_name") String name, // TROUPE080: @JsonProperty, so the annotation has no effect on name. Use @WireName
            @JsonIgnore String password, // TROUPE080: Troupe sends every component
            @JsonbTransient int transientNumber, // TROUPE080: Troupe sends every component
            @Schema String documented, // TROUPE080: @Nullable or Optional
            Level level,
            Shape shape) {
        @JsonValue // TROUPE080: Use @UseCodec
        String text() {
            return name;
        }
    }

    enum Level {
        @Json("low") // TROUPE080: on LOW
        LOW
    }

    @XmlRootElement // TROUPE080: on Shape
    sealed interface Shape {
        @XmlRootElement // TROUPE080: on Circle
        record Circle() implements Shape {}
    }

    @Params
    record Join(@JsonProperty("n") String name) {} // TROUPE080: on name

    @Events
    @Audited // TROUPE080: on Feed. Nothing intercepts
    interface Feed {
        @Transactional // TROUPE080: on changed
        void changed(@JsonIgnore User user); // TROUPE080: on user
    }

    @SuppressWarnings("troupe")
    record Silent(@JsonIgnore String password) {}

    void silent(Silent silent);

    /** Neither sent nor called. */
    record Unused(@JsonIgnore String password) {}
}

@Actor
@Singleton // TROUPE080: The server builds an actor
class ForeignActor implements Foreign {
    @Inject // TROUPE080: on field
    String field;

    @Inject
    ForeignActor(@Named("first") Thread thread) {} // TROUPE080: on thread

    @PostConstruct // TROUPE080: Implement ActorHooks
    void begin() {}

    @Scheduled // TROUPE080: timers
    void tick() {}

    @Override
    @Transactional // TROUPE080: on get. Nothing intercepts
    public User get(String id) {
        throw new IllegalStateException();
    }

    @Override
    @SuppressWarnings({"unused", "TROUPE080"})
    @Transactional
    public void silent(Silent silent) {}
}

package bad;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.SlowConsumer;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.UseCodec;
import dev.troupe.WireName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

@ActorProtocol(Names.PROTOCOL) // javac; TROUPE078: "value" of @ActorProtocol on ValuesNeverCame
@RolesAllowed({"user", Names.ROLE}) // javac; TROUPE078: "value" of @RolesAllowed on ValuesNeverCame
interface ValuesNeverCame extends AboveNeverCame {
    @WireName("a" + Names.ACTION) // javac; TROUPE078: "value" of @WireName on named
    void named();

    void sized(@Size(min = 1, max = Names.MOST) String text); // javac; TROUPE078: "max" of @Size on text

    void elements(List<@Pattern(regexp = Names.WORD) String> texts); // javac; TROUPE078: "regexp" of @Pattern on texts

    @UseCodec(NoCodec.class) // javac; TROUPE078: "value" of @UseCodec on coded
    Thread coded();

    @Override
    void inherited(int number);

    Part part() throws Refused;

    void otherwise(Thread thread); // TROUPE036

    @Events
    interface Feed {
        @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = Names.KEY) // javac; TROUPE078: "key" of @SlowConsumer
        void changed(int number);
    }

    record Part(
            @WireName(Names.COMPONENT) int component, // javac; TROUPE078: on component
            Kind kind,
            Shape shape) {}

    enum Kind {
        @WireName(Names.CONSTANT) // javac; TROUPE078: on FIRST
        FIRST
    }

    sealed interface Shape {
        @WireName(Names.VARIANT) // javac; TROUPE078: on Round
        record Round() implements Shape {}
    }

    @WireName(Names.CODE) // javac; TROUPE078: on Refused
    final class Refused extends ActorException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super("refused", message);
        }
    }
}

interface AboveNeverCame {
    void inherited(@Max(Names.LARGEST) int number); // javac; TROUPE078: "value" of @Max on number
}

/** What the processor does not read, it does not wait for. */
@ActorProtocol("read-by-others")
@SuppressWarnings(Names.WARNING) // javac
interface ReadByOthers {
    void post(Thread thread); // TROUPE036
}

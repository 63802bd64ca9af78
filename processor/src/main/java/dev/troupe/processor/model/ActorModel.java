package dev.troupe.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * An {@code @Actor} class.
 *
 * @param type the class
 * @param isPublic whether the class is public; the generated types are public all the same
 * @param protocolInterface the interface it implements
 * @param protocol the generated descriptor of that interface
 * @param params the params type; {@code NoParams} if there is none
 * @param connectionState the state of a connection; {@code NoState} if there is none
 * @param events the events type; {@code NoEvents} if there is none
 * @param nonBlocking whether it says so
 * @param injected the parameters of its constructor
 * @param throwsChecked whether its constructor declares a checked exception
 * @param endpoint the name of the generated endpoint, in the package of the actor: {@code ChatRoomEndpoint}
 * @param definition the name of the generated definition, {@code ChatRoomActorDefinition}
 */
public record ActorModel(
        ClassName type,
        boolean isPublic,
        ClassName protocolInterface,
        ClassName protocol,
        TypeName params,
        TypeName connectionState,
        TypeName events,
        boolean nonBlocking,
        List<Injected> injected,
        boolean throwsChecked,
        ClassName endpoint,
        ClassName definition) {

    /** What a parameter of the constructor is given. */
    public sealed interface Injected {
        /** {@code ActorContext}. */
        record Context() implements Injected {}

        /** {@code Connections<C, E>} or {@code Broadcaster<E>}. */
        record Connections() implements Injected {}

        /** {@code java.time.Clock}. */
        record Clock() implements Injected {}

        /** An object that the server was given for this type. */
        record Provided(ClassName type) implements Injected {}
    }
}

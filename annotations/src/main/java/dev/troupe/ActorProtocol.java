package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as an actor protocol.
 *
 * <p>Every abstract method is an action. Beside the interface the processor writes its descriptor, its codec and its
 * client: {@code ChatRoom} becomes {@code ChatRoomProtocol}, {@code ChatRoomCodec} and {@code ChatRoomClient}.
 *
 * <p>A protocol may extend other interfaces, protocols or not, and inherits their actions, their {@link Events} and their
 * {@link Params}; of the last two it has one each. An action or event that it declares again says once more what the inherited
 * one said by annotation, or something else in its place.
 *
 * <p>Parameters of actions, params and components of payloads may carry constraints of Jakarta Validation, which the server
 * checks before an action runs. {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} of Jakarta Annotations say who
 * may call an action; on the interface, they count for each action that says nothing itself, and for raw WebSockets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ActorProtocol {

    /**
     * The name of the protocol in addresses, {@code ws://host/actors/chat-room/…}: 1 to 64 characters, lower-case ASCII
     * letters, digits and single hyphens, beginning with a letter.
     */
    String value();

    /**
     * Whether the processor also writes {@code ChatRoomMessageEncoder} and {@code ChatRoomMessageDecoder}: an encoder and a
     * decoder of Jakarta WebSocket, for an endpoint that is written by hand and speaks this protocol. The Jakarta API has to be
     * on the class path or module path then. An actor does not need them.
     */
    boolean jakartaEncoders() default false;
}

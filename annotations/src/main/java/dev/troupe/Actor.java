package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the class that implements an actor protocol, so that a server or a container finds it without configuration.
 *
 * <p>The class is concrete and implements exactly one {@link ActorProtocol} interface. It has one constructor, not
 * private, whose parameters are injected. One compilation, and one server, has at most one actor for a protocol.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Actor {}

package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the interface, nested in an {@link ActorProtocol}, whose methods are the events that the server sends to clients.
 * Each method returns {@code void} and declares no exception.
 *
 * <p>A protocol that extends another interface inherits the events of that. It has one such interface in all: where it declares
 * its own, that extends the inherited one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Events {}

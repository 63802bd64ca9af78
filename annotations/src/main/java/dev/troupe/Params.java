package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the record, nested in an {@link ActorProtocol}, that a client passes when it connects.
 *
 * <p>A protocol that extends another interface inherits the params of that. It has one such record in all, its own or an
 * inherited one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Params {}

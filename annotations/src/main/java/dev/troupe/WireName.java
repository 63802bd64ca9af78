package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fixes the name that something has on the wire, so that renaming it in the source breaks no client.
 *
 * <p>It stands on an action, an event, a parameter, a record component, an enum constant, a variant of a sealed interface
 * or a declared error (whose code it becomes).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface WireName {

    /** The name on the wire; not empty. */
    String value();
}

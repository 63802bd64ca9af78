package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fixes the name that something has on the wire, so that renaming it in the source breaks no client. Without it, the name is the one
 * in the source; a variant of a sealed interface and a declared error are called by the simple name of the class in snake case:
 * {@code credit_card} for {@code CreditCard}. The name of a variant is the value of the member {@code type}.
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

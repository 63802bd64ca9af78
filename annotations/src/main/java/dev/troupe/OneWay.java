package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an action that is fired and forgotten: the client does not wait, and no call fails. A failure of the action is told
 * to the connection, which writes it to the client's log.
 *
 * <p>The action returns {@code void} or {@code CompletionStage<Void>} and declares no exception.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OneWay {}

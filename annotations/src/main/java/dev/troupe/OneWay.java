package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an action without a reply. The client sends the call and does not wait.
 *
 * <p>A failure fails no call. The server reports it to the connection, whether the action itself failed or the server did not run
 * it: one {@code error} message with the name of the action in {@code about}. The Java client writes it to its log.
 *
 * <p>The action returns {@code void} or {@code CompletionStage<Void>} and declares no exception.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OneWay {}

package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what becomes of an event when a connection does not take what is sent to it and its outbound queue is full.
 *
 * <p>Without it the policy is {@link SlowConsumerPolicy#DISCONNECT}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SlowConsumer {

    /** What to do. */
    SlowConsumerPolicy value();

    /**
     * For {@link SlowConsumerPolicy#LATEST}: the name of the event parameter whose text tells apart what is conflated. Two
     * events with the same key stand for the same thing, and the later one replaces the earlier. Empty: all of this event.
     */
    String key() default "";
}

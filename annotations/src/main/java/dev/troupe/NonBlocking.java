package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an actor whose turns never block, so that they may run on the event loop that received the message.
 *
 * <p>It saves the hop to another thread. A turn that blocks all the same stops every connection of that event loop.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NonBlocking {}

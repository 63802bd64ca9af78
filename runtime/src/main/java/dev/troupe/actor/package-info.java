/**
 * What the author of an actor names: the hooks an actor may implement and the objects its constructor may take.
 *
 * <p>All of it is interfaces and values, so that a test can build an actor with {@code new} and fakes.
 */
@NullMarked
package dev.troupe.actor;

import org.jspecify.annotations.NullMarked;

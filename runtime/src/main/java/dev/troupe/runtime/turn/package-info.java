/**
 * The half of the runtime that owns actors: registry, mailbox, instance, turns.
 */
@NullMarked
package dev.troupe.runtime.turn;

import org.jspecify.annotations.NullMarked;

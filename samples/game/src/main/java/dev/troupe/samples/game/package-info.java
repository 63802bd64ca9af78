/**
 * A game: one actor for each arena, which moves its players twenty times a second, and a page to play it on.
 *
 * <p>{@link dev.troupe.samples.game.Arena} is the protocol, {@link dev.troupe.samples.game.ArenaActor} keeps an arena,
 * {@link dev.troupe.samples.game.Main} serves it all.
 */
@NullMarked
package dev.troupe.samples.game;

import org.jspecify.annotations.NullMarked;

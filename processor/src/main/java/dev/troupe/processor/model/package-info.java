/**
 * What the processor has read, as plain values: records of names and choices, without a type of the compiler.
 *
 * <p>{@code read} makes them, {@code check} looks at them, {@code emit} turns them into source. Everything that has a derived
 * name (a constant, a generated class) carries it, so that all later stages agree.
 */
@NullMarked
package dev.troupe.processor.model;

import org.jspecify.annotations.NullMarked;

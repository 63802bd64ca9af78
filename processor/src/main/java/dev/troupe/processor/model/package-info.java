/**
 * What the processor has read, as plain values: records of names and choices, without a type of the compiler.
 *
 * <p>{@code read} makes these records, {@code check} looks at them, and {@code emit} turns them into source. Everything that
 * has a derived name (a constant, a generated class) carries the name, so that all later stages agree.
 */
@NullMarked
package dev.troupe.processor.model;

import org.jspecify.annotations.NullMarked;

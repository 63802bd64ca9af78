/**
 * The annotation processors of Troupe: {@code read} makes a model of what the user wrote, {@code check} finds what is wrong
 * with it, {@code emit} turns it into source, and {@code write} hands that to the compiler.
 */
@NullMarked
package dev.troupe.processor;

import org.jspecify.annotations.NullMarked;

/**
 * What can be wrong with what the user wrote: one catalogue of coded diagnostics, the rules that need no compiler, and the one
 * place where diagnostics are printed.
 */
@NullMarked
package dev.troupe.processor.check;

import org.jspecify.annotations.NullMarked;

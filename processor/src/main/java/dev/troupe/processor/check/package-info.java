/**
 * What can be wrong in the user's source: the catalogue of diagnostics with their codes, the rules that need no compiler,
 * and the one class that prints diagnostics.
 */
@NullMarked
package dev.troupe.processor.check;

import org.jspecify.annotations.NullMarked;

/** What somebody has who builds the samples and starts them. */
@NullMarked
package dev.troupe.launch;

import org.jspecify.annotations.NullMarked;

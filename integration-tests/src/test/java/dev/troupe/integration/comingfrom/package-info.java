/** What docs/coming-from.md shows. */
@NullMarked
package dev.troupe.integration.comingfrom;

import org.jspecify.annotations.NullMarked;

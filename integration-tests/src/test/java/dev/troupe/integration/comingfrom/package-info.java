/** What docs/coming-from.md and the pages below it say, each page with a package of its own. */
@NullMarked
package dev.troupe.integration.comingfrom;

import org.jspecify.annotations.NullMarked;

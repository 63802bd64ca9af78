/** What docs/coming-from/bunbox.md shows to somebody who comes from bunbox. */
@NullMarked
package dev.troupe.integration.comingfrom.bunbox;

import org.jspecify.annotations.NullMarked;

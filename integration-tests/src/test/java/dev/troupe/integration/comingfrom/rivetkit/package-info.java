/** What docs/coming-from/rivetkit.md shows to somebody who comes from RivetKit. */
@NullMarked
package dev.troupe.integration.comingfrom.rivetkit;

import org.jspecify.annotations.NullMarked;

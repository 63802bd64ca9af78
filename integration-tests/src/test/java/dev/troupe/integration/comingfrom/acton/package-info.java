/** What docs/coming-from/acton-service.md shows to somebody who comes from acton-service. */
@NullMarked
package dev.troupe.integration.comingfrom.acton;

import org.jspecify.annotations.NullMarked;

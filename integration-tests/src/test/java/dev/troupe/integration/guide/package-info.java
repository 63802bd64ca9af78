/** What {@code docs/guide.md} shows, compiled and tested. */
@NullMarked
package dev.troupe.integration.guide;

import org.jspecify.annotations.NullMarked;

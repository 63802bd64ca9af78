/** Generated endpoints in containers of others. */
@NullMarked
package dev.troupe.container;

import org.jspecify.annotations.NullMarked;

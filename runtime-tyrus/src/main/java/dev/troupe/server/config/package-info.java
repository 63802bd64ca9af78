/**
 * Keys of a configuration: what a key is, and where its value comes from, by MicroProfile Config. Which keys there are is
 * declared in one place, {@code ServerKeys} of the package above.
 */
@NullMarked
package dev.troupe.server.config;

import org.jspecify.annotations.NullMarked;

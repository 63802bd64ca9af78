/**
 * What the server says over plain HTTP: static pages of the class path, its health, and refusals.
 */
@NullMarked
package dev.troupe.server.http;

import org.jspecify.annotations.NullMarked;

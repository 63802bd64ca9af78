/**
 * What the server says over plain HTTP: calls of actions, routes of users, static pages of the class path, its health, and
 * refusals.
 */
@NullMarked
package dev.troupe.server.http;

import org.jspecify.annotations.NullMarked;

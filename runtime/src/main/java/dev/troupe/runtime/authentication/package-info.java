/**
 * Who may connect, decided before any actor is touched: where a page comes from, who a client is, and whether it may call an
 * actor into being.
 *
 * <p>An {@link dev.troupe.runtime.authentication.Authenticator} sees the request and answers with an
 * {@link dev.troupe.runtime.authentication.Authentication}; what it finds out is what
 * {@link dev.troupe.actor.ConnectRequest#request()} and {@link dev.troupe.actor.Connection#principal()} tell an actor.
 */
@NullMarked
package dev.troupe.runtime.authentication;

import org.jspecify.annotations.NullMarked;

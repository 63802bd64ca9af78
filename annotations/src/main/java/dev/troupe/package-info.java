/**
 * What an actor protocol names.
 *
 * <p>A protocol is one interface marked {@link dev.troupe.ActorProtocol}. Its methods are actions; a nested interface
 * marked {@link dev.troupe.Events} lists what the server sends; a nested record marked {@link dev.troupe.Params} is what
 * a client says when it connects. The class that implements the protocol is marked {@link dev.troupe.Actor}.
 *
 * <p>This module depends on nothing, and every annotation in it is kept in class files only: a contract can be compiled
 * against without bringing anything to run time.
 */
@NullMarked
package dev.troupe;

import org.jspecify.annotations.NullMarked;

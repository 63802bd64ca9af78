/**
 * A server of the user's own that passes raw WebSockets on to actors.
 *
 * <p>{@link dev.troupe.samples.proxy.RelayActor} is an actor as any other, on a server that only this machine reaches.
 * {@link dev.troupe.samples.proxy.FrontServer} is what clients see: it decides who may come in, asks the actor for a WebSocket,
 * and passes on what either side says, as fast as the other side takes it.
 */
@NullMarked
package dev.troupe.samples.proxy;

import org.jspecify.annotations.NullMarked;

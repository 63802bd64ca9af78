/**
 * A server of the user's own that passes raw WebSockets on to actors.
 *
 * <p>{@link dev.troupe.samples.proxy.RelayActor} is an actor as any other, on a server that only this machine reaches.
 * {@link dev.troupe.samples.proxy.FrontServer} is what clients see: it decides who may come in, asks the actor for a WebSocket,
 * and passes on what either side says, as fast as the other side takes it. Close codes pass as they are, but for those of
 * clients that the JDK's WebSocket does not send, such as 1002: the actor hears 1008 for them.
 */
@NullMarked
package dev.troupe.samples.proxy;

import org.jspecify.annotations.NullMarked;

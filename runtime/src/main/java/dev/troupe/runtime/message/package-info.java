/**
 * What the two halves of the runtime say to each other, and all that they say.
 *
 * <p>One half owns connections: sockets, ids, limits, outbound queues. The other owns actors: mailbox, instance, turns. The
 * first speaks in {@link dev.troupe.runtime.message.ToActor}, the second through
 * {@link dev.troupe.runtime.message.ToConnection}; {@link dev.troupe.runtime.message.ActorRegistry} is how the first finds the
 * second. Because nothing else passes, an actor may leave memory, or live on
 * another node, while the sockets stay where they are. The server itself reaches actors through
 * {@link dev.troupe.runtime.message.Announcements}.
 */
@NullMarked
package dev.troupe.runtime.message;

import org.jspecify.annotations.NullMarked;

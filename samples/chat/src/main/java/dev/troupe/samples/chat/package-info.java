/**
 * A chat room: one actor for each room, a page in the browser, and a client on the command line.
 *
 * <p>{@link dev.troupe.samples.chat.ChatRoom} is the protocol, {@link dev.troupe.samples.chat.ChatRoomActor} keeps a room,
 * {@link dev.troupe.samples.chat.Main} serves it all. {@link dev.troupe.samples.chat.Channels} is the other way to have several
 * conversations: topics of one actor, {@link dev.troupe.samples.chat.ChannelsActor}, over one connection.
 */
@NullMarked
package dev.troupe.samples.chat;

import org.jspecify.annotations.NullMarked;

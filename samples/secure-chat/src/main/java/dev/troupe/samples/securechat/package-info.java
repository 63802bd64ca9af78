/**
 * A chat in which it matters who somebody is: JSON Web Tokens, roles, a moderator who removes people, and rooms that no guest
 * can call into being.
 *
 * <p>{@link dev.troupe.samples.securechat.SecureChat} is the protocol, {@link dev.troupe.samples.securechat.SecureChatActor}
 * keeps a room, {@link dev.troupe.samples.securechat.ChatServer} has the rules of who may come in.
 * {@link dev.troupe.samples.securechat.DemoLogin} stands where a real system has its identity provider.
 */
@NullMarked
package dev.troupe.samples.securechat;

import org.jspecify.annotations.NullMarked;

/** An actor for tests of the transport, with what would be generated for it written by hand. */
package dev.troupe.server.echo;

/** The house from outside: generated endpoints on real sockets, spoken to by a client that shares no code with ours. */
@NullMarked
package dev.troupe.integration;

import org.jspecify.annotations.NullMarked;

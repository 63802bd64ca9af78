/**
 * How the values of header fields are read that consist of elements, tokens and quoted strings (RFC 9110, section 5.6).
 */
@NullMarked
package dev.troupe.server.header;

import org.jspecify.annotations.NullMarked;

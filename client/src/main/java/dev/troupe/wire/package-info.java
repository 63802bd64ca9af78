/**
 * What goes over the wire: the two formats, the reading and writing of payloads, the envelopes around them, and the keys
 * of actors.
 *
 * <p>Generated codecs stand on {@link dev.troupe.wire.PayloadReader} and {@link dev.troupe.wire.PayloadWriter}, which stand
 * on Jackson's streaming parser and generator. Nothing here uses reflection, opens a socket or starts a thread.
 */
@NullMarked
package dev.troupe.wire;

import org.jspecify.annotations.NullMarked;

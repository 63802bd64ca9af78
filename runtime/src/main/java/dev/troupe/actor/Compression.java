package dev.troupe.actor;

/**
 * Whether a message of a raw socket is compressed, where permessage-deflate (RFC 7692) was agreed on. Where it was not, and in
 * a container, which sees to compression itself, the choice has no effect. Nor does it matter for limits: they count bytes that
 * are not compressed.
 */
public enum Compression {
    /** From the size on that the server was told. */
    DEFAULT,
    /** Whatever its size; only a message that would not shrink is sent as it is. */
    ALWAYS,
    /** Not at all: it is compressed already, or mixes secrets with what a stranger may say (RFC 7692, section 8). */
    NEVER
}

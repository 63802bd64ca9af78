package dev.troupe;

/** The events of a protocol that declares none. */
public interface NoEvents {}

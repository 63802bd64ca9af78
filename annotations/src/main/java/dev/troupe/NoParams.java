package dev.troupe;

/** The params of a protocol that declares none. */
public record NoParams() {

    /** The only value there is need for. */
    public static final NoParams INSTANCE = new NoParams();
}

package dev.troupe.samples.securechat;

import java.util.List;

/**
 * Somebody whom the demo lets anybody be.
 *
 * @param name what the token has as {@code sub}
 * @param roles what the token has as {@code roles}
 */
record DemoUser(String name, List<String> roles) {

    /** A moderator, two members, and one who may only listen. */
    static final List<DemoUser> ALL = List.of(
            new DemoUser("ada", List.of(SecureChat.MEMBER, SecureChat.MODERATOR)),
            new DemoUser("grace", List.of(SecureChat.MEMBER)),
            new DemoUser("alan", List.of(SecureChat.MEMBER)),
            new DemoUser("eve", List.of()));
}

package dev.troupe.server.config;

import io.smallrye.config.SysPropConfigSource;

/** What a user calls the places that values stand in. */
final class SourceName {

    private static final String PROPERTIES = "PropertiesConfigSource[source=";

    private SourceName() {}

    /**
     * The name of a place.
     *
     * @param source as the library calls it
     * @param line from 1; less where it has no lines
     */
    static String of(String source, int line) {
        if (source.equals(SysPropConfigSource.NAME)) {
            return "system property";
        }
        String name = source.startsWith(PROPERTIES) && source.endsWith("]")
                ? source.substring(PROPERTIES.length(), source.length() - 1)
                : source;
        return line > 0 ? name + ", line " + line : name;
    }
}

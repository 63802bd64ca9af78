package dev.troupe.server.deflate;

import jakarta.websocket.Extension;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An extension with its parameters, as it stands in {@code Sec-WebSocket-Extensions} (RFC 6455, section 9.1), offered or
 * agreed on.
 *
 * @param name its name
 * @param parameters its parameters, in their order; one may be there twice
 */
public record ExtensionOffer(String name, List<Extension.Parameter> parameters) implements Extension {

    /**
     * One parameter.
     *
     * @param name its name
     * @param value its value; null if it has none, as Jakarta WebSocket wants it
     */
    public record Parameter(String name, @Nullable String value) implements Extension.Parameter {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable String getValue() {
            return value;
        }
    }

    /** Defends against changes. */
    public ExtensionOffer {
        parameters = List.copyOf(parameters);
    }

    /** The same as another representation of it. */
    static ExtensionOffer of(Extension extension) {
        return new ExtensionOffer(extension.getName(), extension.getParameters());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public List<Extension.Parameter> getParameters() {
        return parameters;
    }

    /** As it stands in the header. */
    public String text() {
        return parameters.stream()
                .map(parameter ->
                        parameter.getName() + (parameter.getValue() == null ? "" : "=" + parameter.getValue()))
                .collect(Collectors.joining("; ", parameters.isEmpty() ? name : name + "; ", ""));
    }
}

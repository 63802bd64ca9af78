package dev.troupe.server.deflate;

import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Optional;

/** Negotiates permessage-deflate in the handshake of an endpoint; all else is as the endpoint has it. */
public final class DeflateConfigurator extends ServerEndpointConfig.Configurator {

    private final ServerEndpointConfig.Configurator endpoints;

    private DeflateConfigurator(ServerEndpointConfig.Configurator endpoints) {
        this.endpoints = endpoints;
    }

    /** The same endpoint, with the extension. */
    public static ServerEndpointConfig withDeflate(ServerEndpointConfig endpoint) {
        ServerEndpointConfig with = ServerEndpointConfig.Builder.create(endpoint.getEndpointClass(), endpoint.getPath())
                .subprotocols(endpoint.getSubprotocols())
                .extensions(List.of(new ExtensionOffer(PerMessageDeflate.NAME, List.of())))
                .encoders(endpoint.getEncoders())
                .decoders(endpoint.getDecoders())
                .configurator(new DeflateConfigurator(endpoint.getConfigurator()))
                .build();
        with.getUserProperties().putAll(endpoint.getUserProperties());
        return with;
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return requested.stream()
                .map(PerMessageDeflate::answer)
                .flatMap(Optional::stream)
                .limit(1)
                .map(Extension.class::cast)
                .toList();
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return endpoints.getNegotiatedSubprotocol(supported, requested);
    }

    @Override
    public boolean checkOrigin(String origin) {
        return endpoints.checkOrigin(origin);
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        endpoints.modifyHandshake(config, request, response);
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) throws InstantiationException {
        return endpoints.getEndpointInstance(endpoint);
    }
}

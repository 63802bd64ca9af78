package dev.troupe.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.ActorEndpoints;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.RuntimeSettings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat on a free port, with one application that deploys every actor of the class path. */
final class TomcatServer implements AutoCloseable {

    private static final String APPLICATION = "/app";

    private final Tomcat tomcat = new Tomcat();
    private final ActorSystem system;

    TomcatServer(Path directory, RuntimeSettings settings) throws LifecycleException {
        this(directory, builder -> builder.settings(settings));
    }

    TomcatServer(Path directory, UnaryOperator<ActorSystem.Builder> more) throws LifecycleException {
        system = more.apply(ActorSystem.builder()).build();
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context application = tomcat.addContext(APPLICATION, null);
        application.addServletContainerInitializer(new WsSci(), Set.of());
        application.addServletContainerInitializer((classes, context) -> deploy(context), Set.of());
        // Filters, of which Tomcat's handshake is one, run only before a servlet.
        Tomcat.addServlet(application, "nothing", new HttpServlet() {}).addMapping("/");
        askWhoComesToTheVault(application);
        tomcat.start();
    }

    private void askWhoComesToTheVault(Context application) {
        tomcat.addUser("ada", "ada");
        tomcat.addRole("ada", "keeper");
        tomcat.addUser("bob", "bob");
        tomcat.addRole("bob", "guest");
        SecurityCollection vaults = new SecurityCollection();
        vaults.addPattern("/actors/vault/*");
        SecurityConstraint known = new SecurityConstraint();
        known.addCollection(vaults);
        known.addAuthRole(SecurityConstraint.ROLE_ALL_AUTHENTICATED_USERS);
        application.addConstraint(known);
        application.setLoginConfig(new LoginConfig("BASIC", "vault", null, null));
        application.getPipeline().addValve(new BasicAuthenticator());
    }

    private void deploy(ServletContext context) throws ServletException {
        ServerContainer container = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
        try {
            for (ActorDefinition<?, ?, ?, ?> definition : system.definitions()) {
                for (ServerEndpointConfig endpoint : ActorEndpoints.configurations(definition, system)) {
                    container.addEndpoint(endpoint);
                }
            }
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }

    ActorSystem system() {
        return system;
    }

    /** Where rooms are; ends with a slash. */
    URI rooms() {
        return URI.create(
                "ws://127.0.0.1:" + tomcat.getConnector().getLocalPort() + APPLICATION + "/actors/chat-room/");
    }

    /** Ends the container, and says nothing to the actors before. */
    void stopContainer() throws LifecycleException {
        tomcat.stop();
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("troupe-"))
                .toList();
    }

    @Override
    public void close() throws LifecycleException {
        system.shutdown(system.settings().shutdownGrace())
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        // Whatever runs on holds the classes of an application that is no more.
        await().untilAsserted(() -> assertThat(ownThreads()).isEmpty());
        tomcat.stop();
        tomcat.destroy();
    }
}

package dev.troupe.runtime.authentication;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An {@link Authenticator} that answers later. What a stage fails with counts as what an authenticator throws. */
@FunctionalInterface
public interface AsyncAuthenticator {

    /** Decides. Called as {@link Authenticator#authenticate} is; the stage may complete on any thread. */
    CompletionStage<Authentication> authenticate(AuthenticationRequest request) throws Exception;

    /** One that answers as soon as it is asked. */
    static AsyncAuthenticator of(Authenticator authenticator) {
        return request -> CompletableFuture.completedStage(authenticator.authenticate(request));
    }
}

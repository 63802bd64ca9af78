package dev.troupe.server.http;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Sites without actors and pages. */
final class Sites {

    /** Has {@code /health} and nothing else. */
    static final HttpSite EMPTY = of(List.of(), Runnable::run, Duration.ZERO);

    private Sites() {}

    /** Has routes, whose handlers run at once. */
    static HttpSite of(Route... routes) {
        return of(List.of(routes), Runnable::run, Duration.ZERO);
    }

    static HttpSite of(List<Route> routes, Executor threads, Duration timeout) {
        return of(routes, threads, Integer.MAX_VALUE, timeout);
    }

    @SuppressWarnings("NullAway") // nothing asks for actors or pages
    static HttpSite of(List<Route> routes, Executor threads, int mostHandlers, Duration timeout) {
        Health health = new Health(List.of(), Runnable::run, System::nanoTime);
        health.up();
        return new HttpSite(
                null,
                null,
                null,
                new Routes(routes, threads, mostHandlers, RuntimeSettings.DEFAULTS, new BufferBudget(0), timeout),
                null,
                new Cors(Optional.empty()),
                1_048_576,
                BasePath.ROOT,
                TrustedProxies.NONE,
                AllowedHosts.LOCAL,
                health);
    }
}

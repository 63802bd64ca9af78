package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.config.ConfigurationKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the configuration changes how a running server behaves. */
class ConfigurationEffectTest {

    @TempDir
    static Path directory;

    static Stream<ConfigurationEffect> effects() throws Exception {
        return Stream.of(
                        ServerEffects.all(),
                        TlsEffects.all(ServerKey.make(directory)),
                        HttpEffects.ALL,
                        CorsEffects.ALL,
                        SocketEffects.ALL,
                        LimitEffects.ALL,
                        ActorEffects.ALL)
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("effects")
    void changesARunningServer(ConfigurationEffect effect) throws Exception {
        effect.look();
    }

    /** Side by side, since most of them wait in vain. */
    @Test
    void noEffectIsSeenWhereItsKeyHasItsDefault() throws Exception {
        List<ConfigurationEffect> all = effects().toList();
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<CompletableFuture<Boolean>> seen = all.stream()
                    .map(effect -> CompletableFuture.supplyAsync(() -> isSeenWithoutKey(effect), threads))
                    .toList();
            assertThat(IntStream.range(0, all.size())
                            .filter(i -> seen.get(i).join())
                            .mapToObj(all::get))
                    .isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isSeenWithoutKey(ConfigurationEffect effect) {
        try {
            effect.lookWithoutKey();
            return true;
        } catch (Exception | AssertionError asItShouldBe) {
            return false;
        }
    }

    @Test
    void everyKeyHasAnEffectThatIsTested() throws Exception {
        assertThat(effects().map(ConfigurationEffect::key))
                .as(
                        "A key needs a case in ServerEffects, TlsEffects, HttpEffects, CorsEffects, SocketEffects, LimitEffects or ActorEffects, and only one")
                .containsExactlyInAnyOrderElementsOf(
                        ServerKeys.ALL.stream().map(ConfigurationKey::name).toList());
    }
}

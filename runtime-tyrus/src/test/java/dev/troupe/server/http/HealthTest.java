package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.FullHttpResponse;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = -7 * SECOND;
    private long lastTick = now;
    private final Queue<Runnable> firstLoop = new ArrayDeque<>();
    private final Queue<Runnable> secondLoop = new ArrayDeque<>();
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final Health health =
            new Health(List.<Executor>of(firstLoop::add, secondLoop::add), turns::add, () -> lastTick, () -> now);

    @Test
    void aServerThatServesIsUp() {
        health.up();
        assertThat(answers()).containsExactly("200 up", "200 up", "200 up");
    }

    @Test
    void aServerThatStartsOrDrainsIsAliveAndNotReady() {
        assertThat(answers()).containsExactly("503 starting", "200 up", "503 starting");
        health.up();
        health.drain();
        assertThat(answers()).containsExactly("503 draining", "200 up", "503 draining");
    }

    @Test
    void aLoopThatDoesNotRunIsNoticed() {
        health.up();
        serve(30, firstLoop, turns);
        assertThat(answers()).containsExactly("503 down event loop", "503 down event loop", "503 down event loop");

        serve(1, firstLoop, secondLoop, turns);
        assertThat(answers()).containsExactly("200 up", "200 up", "200 up");
    }

    @Test
    void aLoopThatHasEndedIsNoticed() {
        Executor ended = task -> {
            throw new RejectedExecutionException("by intention");
        };
        Health of = new Health(List.of(ended), turns::add, () -> lastTick, () -> now);
        of.up();
        assertThat(of.answer("/health/live").status().code()).isEqualTo(200);
        of.tick();
        assertThat(of.answer("/health/live").status().code()).isEqualTo(503);
    }

    @Test
    void aTickerThatDoesNotTickIsNoticed() {
        health.up();
        now += 11 * SECOND;
        assertThat(answers()).containsExactly("503 down ticker", "503 down ticker", "503 down ticker");
    }

    @Test
    void turnsThatDoNotBeginLetTheServerLiveButNotBeReady() {
        health.up();
        serve(30, firstLoop, secondLoop);
        assertThat(answers()).containsExactly("503 down turns", "200 up", "503 down turns");
    }

    @Test
    void noThreadIsAskedWhileNoClientAsks() {
        health.up();
        health.answer("/health");
        serve(3, firstLoop, secondLoop, turns);
        now += 3_600 * SECOND;
        lastTick = now;
        health.tick();
        assertThat(firstLoop).isEmpty();
        assertThat(answers()).containsExactly("200 up", "200 up", "200 up");
        health.tick();
        assertThat(firstLoop).hasSize(1);
    }

    @Test
    void aThreadThatIsSilentIsAskedOnce() {
        health.up();
        health.answer("/health");
        serve(60);
        assertThat(firstLoop).hasSize(1);
    }

    @Test
    void aMemoryThatIsUsedUpSaysNothingOfALoop() {
        Executor full = task -> {
            throw new OutOfMemoryError("by intention");
        };
        Health of = new Health(List.of(full), turns::add, () -> lastTick, () -> now);
        of.up();
        of.answer("/health/live");
        of.tick();
        now += 60 * SECOND;
        lastTick = now;
        assertThat(of.answer("/health/live").status().code()).isEqualTo(200);
    }

    /** Time passes, the ticker ticks, and these run what they are given. */
    @SafeVarargs
    private void serve(int seconds, Queue<Runnable>... serving) {
        health.answer("/health");
        for (int second = 0; second < seconds; second++) {
            now += SECOND;
            lastTick = now;
            health.tick();
            for (Queue<Runnable> one : serving) {
                for (Runnable task = one.poll(); task != null; task = one.poll()) {
                    task.run();
                }
            }
        }
    }

    /** Of /health, /health/live and /health/ready. */
    private List<String> answers() {
        return List.of(describe("/health"), describe("/health/live"), describe("/health/ready"));
    }

    private String describe(String path) {
        assertThat(Health.isAt(path)).isTrue();
        FullHttpResponse response = health.answer(path);
        String text = response.content().toString(UTF_8);
        response.release();
        return response.status().code() + " "
                + text.replaceAll(".\"status\":\"|\"|silent|[\\[\\]{}:]", "").replace(',', ' ');
    }
}

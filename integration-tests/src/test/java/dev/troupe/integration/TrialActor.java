package dev.troupe.integration;

import dev.troupe.Actor;
import dev.troupe.actor.HttpResponse;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.http.StaticFiles;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An actor that can use up what its process has. */
@Actor
final class TrialActor implements Trial {

    /** The process: prints its port, and serves the files of the directory that it is given. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            PrintStream out = System.out;
            try (TroupeServer server = TroupeServer.builder()
                    .actors(new TrialActorDefinition())
                    .port(0)
                    .route("GET", "/files/{path...}", StaticFiles.below(Path.of(arguments[0])))
                    .route("POST", "/notes", request -> HttpResponse.of(204))
                    .start()) {
                out.println("port " + server.port());
                server.awaitShutdown();
            }
        }
    }

    @Override
    public String echo(String text) {
        return text;
    }

    @Override
    public CompletionStage<String> never() {
        return new CompletableFuture<>();
    }

    @Override
    public void fillHeap() {
        Object[] all = {};
        while (all != null) {
            all = new Object[] {all};
        }
    }

    @Override
    public void overflow() {
        deeper(1);
    }

    @SuppressWarnings("InfiniteRecursion") // by intention
    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }
}

package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.actor.Identity;
import dev.troupe.client.ActorConnectException;
import dev.troupe.integration.guide.Catalogue.Lot;
import dev.troupe.integration.guide.Catalogue.Visitor;
import dev.troupe.testkit.TestServer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Constraints and roles, as a generated client sees them. */
class CatalogueTest {

    private final TestServer server = TestServer.of(new CatalogueActorDefinition());

    @AfterEach
    void stop() {
        server.close();
    }

    private static Lot lot(String title, String... tags) {
        return new Lot(title, new BigDecimal("12.50"), List.of(tags));
    }

    @Test
    void whatBreaksAConstraintIsRefusedWithItsPath() {
        try (var catalogue = CatalogueClient.connect(server.inProcess(), "spring", new Visitor("ada"))) {
            assertThatThrownBy(() -> catalogue.blocking().add(lot("A vase", "old", "Ming")))
                    .isInstanceOfSatisfying(ActorException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("invalid_argument");
                        assertThat(refused.metadata()).containsEntry("path", "args.lot.tags[1]");
                        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_RUN);
                    })
                    .hasMessage("args.lot.tags[1] must match [a-z-]+");
            assertThatThrownBy(() -> catalogue.blocking().add(lot(" "))).hasMessage("A lot has a title");
            assertThat(catalogue.blocking().add(lot("A vase", "old"))).isEqualTo(1);
        }
    }

    @Test
    void paramsHaveConstraintsToo() {
        assertThatThrownBy(() -> CatalogueClient.connect(server.inProcess(), "spring", new Visitor("")))
                .isInstanceOfSatisfying(ActorConnectException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("invalid_argument");
                    assertThat(refused.closeCode()).isEqualTo(4400);
                });
    }

    @Test
    void onlyWhoHasTheRoleMayCall() {
        var clerk = server.inProcess(Identity.of("grace", "clerk"));
        try (var catalogue = CatalogueClient.connect(clerk, "spring", new Visitor("grace"));
                var visitor = CatalogueClient.connect(server.inProcess(), "spring", new Visitor("ada"))) {
            catalogue.blocking().add(lot("A vase"));
            assertThatThrownBy(() -> visitor.blocking().withdraw(1))
                    .isInstanceOfSatisfying(
                            ActorException.class,
                            refused -> assertThat(refused.code()).isEqualTo("forbidden"));
            catalogue.blocking().withdraw(1);
            assertThat(visitor.blocking().find("vase", 10)).isEmpty();
        }
    }
}

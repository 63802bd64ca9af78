package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.config.ConfigurationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the configuration is made from its keys. {@code -Dconfiguration.page=write} writes it. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    private static final String BEGIN = "<!-- keys: made from ServerKeys; what is written here by hand is lost -->\n";
    private static final String END = "<!-- end of keys -->\n";

    @Test
    void namesEveryKeyAsItIsDeclared() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN).contains(END);
        String made = page.substring(0, page.indexOf(BEGIN)) + BEGIN + tables() + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("configuration.page"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is stale. This writes it anew: mvn -q -pl runtime-tyrus -am test"
                        + " -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dconfiguration.page=write")
                .isEqualTo(made);
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        String group = "";
        for (ConfigurationKey<?, ?> key : ServerKeys.ALL) {
            String own = key.name().substring(0, key.name().lastIndexOf('.'));
            if (!own.equals(group)) {
                tables.append("\n## `")
                        .append(own)
                        .append("`\n\n| key | type | default | meaning |\n|---|---|---|---|\n");
                group = own;
            }
            tables.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(key.type().name())
                    .append(" | ");
            tables.append(key.standard().isEmpty() ? "" : "`" + key.standard() + "`");
            tables.append(" | ").append(key.meaning()).append(" |\n");
        }
        return tables.append('\n').toString();
    }
}

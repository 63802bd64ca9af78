package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every dependency of what is published stands in ARCHITECTURE's table, with its reason, and nothing else does. */
class DependencyTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z-]+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern ARTIFACT = Pattern.compile("`([a-z.-]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"annotations", "client", "runtime", "runtime-tyrus", "processor", "testkit"})
    void namesWhatTheModuleStandsOn(String module) throws Exception {
        assertThat(inTable(module)).isEqualTo(inPom(module));
    }

    private static Set<String> inTable(String module) throws IOException {
        String architecture = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
        String table = architecture.split("\n## Dependencies, and why\n", 2)[1].split("\n## ", 2)[0];
        Set<String> artifacts = new TreeSet<>();
        for (MatchResult row : ROW.matcher(table).results().toList()) {
            if (row.group(1).equals(module) || row.group(1).equals("all")) {
                ARTIFACT.matcher(row.group(2)).results().forEach(artifact -> artifacts.add(artifact.group(1)));
            }
        }
        return artifacts;
    }

    /** Those of other groups that are not for tests alone. */
    private static Set<String> inPom(String module) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(module).resolve("pom.xml").toFile())
                .getDocumentElement();
        NodeList dependencies = project.getElementsByTagName("dependency");
        Set<String> artifacts = new TreeSet<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (!text(dependency, "groupId").equals("dev.troupe")
                    && !text(dependency, "scope").equals("test")) {
                artifacts.add(text(dependency, "artifactId"));
            }
        }
        return artifacts;
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}

package dev.troupe.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation, to be compared with the code.
 *
 * @param file where it is
 * @param text all of it
 */
public record DocumentationPage(Path file, String text) {

    /** Where the documentation is, as seen from a test of this module. */
    public static final Path DOCS = Path.of("../docs");

    private static final Pattern HEADING = Pattern.compile("(#+) (.+)");

    /** The page with this name below {@link #DOCS}. */
    public static DocumentationPage of(String name) throws IOException {
        Path file = DOCS.resolve(name);
        return new DocumentationPage(file, Files.readString(file));
    }

    /** What its blocks of this language show, each {@link #flat}. */
    public List<String> blocks(String language) {
        return all("(?ms)^```" + language + "\n(.*?)^```").stream()
                .map(DocumentationPage::flat)
                .toList();
    }

    /** What the first group of this pattern is, wherever it matches. */
    public List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Those of its links within the repository that lead to no file, or to no heading of that file. */
    public List<String> brokenLinks() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : all("]\\((?!http)([^)]+)\\)")) {
            String[] pathAndAnchor = link.split("#", 2);
            Path target = pathAndAnchor[0].isEmpty() ? file : file.resolveSibling(pathAndAnchor[0]);
            if (!Files.exists(target)
                    || (pathAndAnchor.length > 1 && !anchors(target).contains(pathAndAnchor[1]))) {
                broken.add(link);
            }
        }
        return broken;
    }

    /** The anchors that a page has when it is shown as GitHub does, but for those of a heading that stands twice. */
    private static List<String> anchors(Path page) throws IOException {
        return new DocumentationPage(page, Files.readString(page))
                .sections().keySet().stream()
                        .map(path -> path.substring(path.lastIndexOf(" / ") < 0 ? 0 : path.lastIndexOf(" / ") + 3))
                        .map(heading -> heading.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\w -]", "")
                                .replace(' ', '-'))
                        .toList();
    }

    /**
     * What stands below each of its headings, up to the next one, in their order; a heading is a path of the headings that it is
     * below, without the title: {@code Topics / Presence}.
     */
    public Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        boolean code = false;
        for (String line : text.lines().toList()) {
            code ^= line.startsWith("```");
            var heading = HEADING.matcher(line);
            if (code || !heading.matches()) {
                body.append(line).append('\n');
                continue;
            }
            sections.put(String.join(" / ", path), body.toString());
            body.setLength(0);
            int above = Math.max(0, heading.group(1).length() - 2);
            path.subList(Math.min(above, path.size()), path.size()).clear();
            if (heading.group(1).length() > 1) {
                path.add(heading.group(2));
            }
        }
        sections.put(String.join(" / ", path), body.toString());
        return sections;
    }

    /** All files of these folders as one text, {@link #flat}. */
    public static String sources(List<Path> folders) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path source : files.filter(Files::isRegularFile).sorted().toList()) {
                    texts.add(Files.readString(source));
                }
            }
        }
        return flat(String.join("\n", texts));
    }

    /** Without indentation, which differs where something was cut out. */
    public static String flat(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }
}

package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The list of libraries that goes with the distribution says what their own metadata says. With {@code -Donset.docs.write=true}
 * it is written instead of compared. The build runs this test when it has packed.
 */
class LicencesTest {

    private static final Path LIST = Path.of("src", "distribution", "LICENCES.md");
    private static final Path LIBRARIES = Path.of("target", "lib");

    private static final String HEADER = """
            # Licences of the libraries in `lib`

            As their authors state them in the libraries' Maven metadata; most jars carry the text and notices in `META-INF`. The jars
            are those that their authors published, but for signatures, which are left out, and classes older than Java 6, which
            are written anew in a newer format: the JVM could not keep them in its cache else.

            | library | licence |
            |---|---|
            """;

    @Test
    void theListNamesEveryLibraryAndItsLicence() throws Exception {
        if (!Files.isDirectory(LIBRARIES)) {
            String message = "the libraries are not collected yet";
            System.out.println("SKIPPED: " + message);
            throw new TestAbortedException(message);
        }
        Map<String, String> licences = new TreeMap<>();
        try (Stream<Path> jars = Files.list(LIBRARIES)) {
            for (String jar : jars.map(path -> path.toFile().getName()).filter(name -> !name.startsWith("onset-"))
                    .toList()) {
                Element project = project(pom(jar));
                licences.put(text(project, "artifactId"), licence(project));
            }
        }
        String list = HEADER + licences.entrySet().stream()
                .map(entry -> "| " + entry.getKey() + " | " + entry.getValue() + " |\n").collect(Collectors.joining());

        if (Boolean.getBoolean("onset.docs.write")) {
            Files.writeString(LIST, list);
        }
        assertThat(licences).isNotEmpty().doesNotContainValue("");
        assertThat(LIST).as("write it by ./mvnw verify -Donset.docs.write=true").hasContent(list);
    }

    /** Beside the jar in Maven's repository, from which the tests' class path has it. */
    private static Path pom(String jar) {
        Path file = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(path -> path.endsWith(jar)).findFirst()
                .orElseThrow(() -> new AssertionError(jar + " is not on the tests' class path"));
        return file.resolveSibling(jar.replaceFirst("\\.jar$", ".pom"));
    }

    /** That of the parent, where it has none of its own. */
    private static String licence(Element project) throws Exception {
        Element licences = child(project, "licenses");
        if (licences != null) {
            return children(licences, "license").map(licence -> text(licence, "name"))
                    .collect(Collectors.joining(" or "));
        }
        Element parent = child(project, "parent");
        if (parent == null) {
            return "";
        }
        String version = text(parent, "version");
        Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return licence(project(repository.resolve(text(parent, "groupId").replace('.', '/'))
                .resolve(text(parent, "artifactId")).resolve(version)
                .resolve(text(parent, "artifactId") + "-" + version + ".pom")));
    }

    private static Element project(Path pom) throws Exception {
        if (!Files.exists(pom)) {
            throw new IOException("there is no " + pom);
        }
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    private static Stream<Element> children(Element element, String name) {
        Stream.Builder<Element> found = Stream.builder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found.build();
    }

    private static @Nullable Element child(Element element, String name) {
        return children(element, name).findFirst().orElse(null);
    }

    private static String text(Element element, String name) {
        Element child = child(element, name);
        return child == null ? "" : child.getTextContent().strip().replaceAll("\\s+", " ");
    }
}

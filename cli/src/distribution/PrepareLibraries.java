import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes a folder's libraries fit for the JVM's archive of loaded classes. The build does so to its copies of them.
 *
 * <p>Two things keep classes out of that archive. One is a signature, which the JVM would also check at every start: it is left
 * out. The other is a class file older than Java 6, which has no stack maps: it is written anew as one of Java 8. What the archive
 * cannot hold of classes of today is written as {@link LinkedCalls plain methods}. A jar that has none of these stays as it is, byte
 * for byte.
 *
 * <p>It runs from its source: {@code java PrepareLibraries.java FOLDER…}.
 */
public final class PrepareLibraries {

    /** Java 6: the first whose class files have stack maps. */
    private static final int OLDEST_ARCHIVED = 50;

    private final ClassFile classFile;

    private PrepareLibraries(ClassLoader libraries) {
        this.classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver
                        .ofResourceParsing(libraries).orElse(ClassHierarchyResolver.defaultResolver())),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : arguments) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
                files.forEach(jars::add);
            }
        }
        // Classes are read from bytes in memory, so that no jar is open that is to be replaced.
        Map<Path, Map<String, byte[]>> changed = new LinkedHashMap<>();
        try (URLClassLoader libraries = new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader())) {
            PrepareLibraries preparation = new PrepareLibraries(libraries);
            for (Path jar : jars) {
                Map<String, byte[]> entries = read(jar);
                if (preparation.prepare(entries)) {
                    changed.put(jar, entries);
                }
            }
        }
        for (Map.Entry<Path, Map<String, byte[]>> jar : changed.entrySet()) {
            write(jar.getKey(), jar.getValue());
            System.out.println("prepared " + jar.getKey().getFileName());
        }
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }

    /** The entries by their names, in their order. */
    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(jar); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** Says whether anything had to be changed. */
    private boolean prepare(Map<String, byte[]> entries) throws IOException {
        boolean changed = entries.keySet().removeIf(PrepareLibraries::isSignature);
        if (changed && entries.containsKey(JarFile.MANIFEST_NAME)) {
            entries.put(JarFile.MANIFEST_NAME, withoutDigests(entries.get(JarFile.MANIFEST_NAME)));
        }
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().endsWith(".class")) {
                byte[] type = entry.getValue();
                byte[] written = majorVersion(type) < OLDEST_ARCHIVED ? modern(type)
                        : LinkedCalls.replaced(classFile, type);
                if (written != null) {
                    entry.setValue(written);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private static byte[] withoutDigests(byte[] manifest) throws IOException {
        Manifest parsed = new Manifest(new ByteArrayInputStream(manifest));
        parsed.getEntries().clear();
        var bytes = new ByteArrayOutputStream();
        parsed.write(bytes);
        return bytes.toByteArray();
    }

    private static int majorVersion(byte[] type) {
        return (type[6] & 0xff) << 8 | type[7] & 0xff;
    }

    private byte[] modern(byte[] type) {
        // The code is written anew as well, instruction by instruction: what is only copied gets no stack maps.
        ClassTransform code = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
        return classFile.transformClass(classFile.parse(type), code.andThen((builder, element) -> builder
                .with(element instanceof ClassFileVersion ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0) : element)));
    }

    /** As old as the jar was, so that archives that were made of it stay good. */
    private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        Path temporary = jar.resolveSibling(jar.getFileName() + ".prepared");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(temporary));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry written = new ZipEntry(entry.getKey());
                written.setTime(time.toMillis());
                zip.putNextEntry(written);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Files.move(temporary, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, time);
    }
}

package dev.onset.api;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.registry.FunctionRegistry;

/**
 * The curve functions of this JVM: Onset's own, those that jars on the class path name in {@code META-INF/services}, and
 * those of the jars in the folder that the system property {@code onset.plugins} names, or the environment's {@code
 * ONSET_PLUGINS}. They are looked for once.
 */
public final class InstalledFunctions {

    /** The system property that names a folder of jars. */
    public static final String PLUGINS_PROPERTY = "onset.plugins";

    private static final String PLUGINS_VARIABLE = "ONSET_PLUGINS";

    private static @Nullable FunctionRegistry registry;

    private InstalledFunctions() {}

    /** @throws OnsetException if a plugin cannot be loaded, or names a function that there is already */
    public static synchronized FunctionRegistry registry() {
        FunctionRegistry known = registry;
        if (known == null) {
            known = load(pluginFolder());
            registry = known;
        }
        return known;
    }

    private static @Nullable String pluginFolder() {
        String folder = System.getProperty(PLUGINS_PROPERTY, System.getenv(PLUGINS_VARIABLE));
        return folder == null || folder.isBlank() ? null : folder;
    }

    private static FunctionRegistry load(@Nullable String folder) {
        ClassLoader loader = InstalledFunctions.class.getClassLoader();
        String where = folder == null ? "" : ", in the jars of " + folder + " or on the class path";
        try {
            return FunctionRegistry.withServices(folder == null ? loader : new URLClassLoader(jars(folder), loader));
        } catch (ServiceConfigurationError | LinkageError | IllegalArgumentException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "A plugin cannot be used" + where + ": " + e.getMessage(), null, e);
        }
    }

    private static URL[] jars(String folder) {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                jars.add(file.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "The folder of plugins " + folder + " cannot be read; it is named by the system property "
                            + PLUGINS_PROPERTY + " or the environment's " + PLUGINS_VARIABLE,
                    null, e);
        }
        return jars.toArray(URL[]::new);
    }
}

package dev.onset.functions.kernels;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Picks the kernels once, at the first use: the vector kernels where the module {@code jdk.incubator.vector} is loaded
 * and the CPU has vectors of 256 bits, the scalar kernels otherwise. The system property {@value #PROPERTY} set to
 * {@code scalar} or {@code vector} forces either.
 */
public final class KernelProvider {

    /** The system property that forces a choice. */
    public static final String PROPERTY = "onset.kernels";

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final Kernels SCALAR = new ScalarKernels();
    private static final Choice CHOICE = choose(System.getProperty(PROPERTY));

    /**
     * @param kernels null if what was asked for cannot run
     * @param explanation one line for people
     */
    record Choice(@Nullable Kernels kernels, String explanation) {}

    private KernelProvider() {}

    /**
     * The kernels of this JVM.
     *
     * @throws IllegalStateException if {@value #PROPERTY} asks for what cannot run here
     */
    public static Kernels kernels() {
        if (CHOICE.kernels() == null) {
            throw new IllegalStateException(CHOICE.explanation());
        }
        return CHOICE.kernels();
    }

    /** One line: which kernels run, and, where they are the scalar ones, how to get SIMD. */
    public static String describe() {
        return CHOICE.explanation();
    }

    /** All kernels that can run in this JVM, the scalar ones first. */
    public static List<Kernels> available() {
        Kernels vector = choose("vector").kernels();
        return vector == null ? List.of(SCALAR) : List.of(SCALAR, vector);
    }

    static Choice choose(@Nullable String asked) {
        if (asked != null && !asked.equals("scalar") && !asked.equals("vector")) {
            return new Choice(null, PROPERTY + " is '" + asked + "', but must be 'scalar' or 'vector'");
        }
        if ("scalar".equals(asked)) {
            return new Choice(SCALAR, "scalar kernels, as " + PROPERTY + " asks");
        }
        Choice vector = vector();
        return vector.kernels() != null || asked != null ? vector : new Choice(SCALAR, vector.explanation());
    }

    private static Choice vector() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return new Choice(null, "scalar kernels: start Java with --add-modules " + VECTOR_MODULE + " for SIMD");
        }
        try {
            // By name: a JVM without the module must never resolve the class.
            Class<?> type = Class.forName(KernelProvider.class.getPackageName() + ".VectorKernels");
            if (!(boolean) type.getDeclaredMethod("supported").invoke(null)) {
                return new Choice(null, "scalar kernels: this CPU's vectors are narrower than 256 bits");
            }
            Kernels kernels = (Kernels) type.getDeclaredConstructor().newInstance();
            return new Choice(kernels, "vector kernels, " + type.getDeclaredMethod("bits").invoke(null) + " bits");
        } catch (InvocationTargetException e) {
            return new Choice(null, "scalar kernels: the vector kernels failed to start: " + e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            return new Choice(null, "scalar kernels: the vector kernels failed to start: " + e);
        }
    }
}

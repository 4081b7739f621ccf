package dev.onset.functions.kernels;

/** Picks the kernels once, at the first use. */
public final class KernelProvider {

    private static final Kernels KERNELS = new ScalarKernels();

    private KernelProvider() {}

    /** The kernels of this JVM. */
    public static Kernels kernels() {
        return KERNELS;
    }
}

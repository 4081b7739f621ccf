package dev.onset.archive.naming;

import java.util.List;

/** The metric columns that every logger's archive has, under the same names. */
public final class CanonicalMetrics {

    /** In the order of the columns of {@code history}. */
    public static final List<String> NAMES = List.of("epoch", "train_loss", "val_loss", "train_acc", "val_acc", "lr",
            "grad_norm");

    private CanonicalMetrics() {}

    public static boolean contains(String name) {
        return NAMES.contains(name);
    }
}

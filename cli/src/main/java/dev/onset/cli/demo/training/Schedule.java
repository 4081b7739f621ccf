package dev.onset.cli.demo.training;

import java.util.Locale;

/** How the learning rate moves over the epochs, as a factor of its base value. */
public enum Schedule {
    CONSTANT {
        @Override
        double factor(int epoch, int epochs) {
            return 1;
        }
    },

    /** Cut to a tenth after 45 % of the epochs and again after 75 %. */
    STEP {
        @Override
        double factor(int epoch, int epochs) {
            if (epoch < epochs * 45 / 100) {
                return 1;
            }
            return epoch < epochs * 75 / 100 ? 0.1 : 0.01;
        }
    },

    /** Half a cosine from 1 down to nearly 0. */
    COSINE {
        @Override
        double factor(int epoch, int epochs) {
            return 0.5 * (1 + StrictMath.cos(StrictMath.PI * epoch / epochs));
        }
    },

    /** Up along a line over the first tenth, then half a cosine down. */
    WARMUP_COSINE {
        @Override
        double factor(int epoch, int epochs) {
            int warmup = epochs / 10;
            return epoch < warmup ? (epoch + 1.0) / warmup : COSINE.factor(epoch - warmup, epochs - warmup);
        }
    };

    /** The factor in [0, 1] for an epoch counted from 0. */
    abstract double factor(int epoch, int epochs);

    /** The name as it stands in the logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

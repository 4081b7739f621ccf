package dev.onset.exec.join;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.expression.ExpressionTraits;

/**
 * Which columns of its two sides a join reads.
 *
 * @param probe by column of the probing side, whether it is read of the result
 * @param build by column of the building side, whether it is read of the result
 * @param testedProbe whether the residual condition reads it
 * @param testedBuild whether the residual condition reads it
 */
record JoinColumns(boolean[] probe, boolean[] build, boolean[] testedProbe, boolean[] testedBuild) {

    /** @param needed the columns of the result that are read; null: all */
    static JoinColumns of(JoinShape shape, int probeWidth, int buildWidth, int @Nullable [] needed) {
        JoinColumns columns = new JoinColumns(new boolean[probeWidth], new boolean[buildWidth],
                new boolean[probeWidth], new boolean[buildWidth]);
        if (needed == null) {
            Arrays.fill(columns.probe, true);
            Arrays.fill(columns.build, true);
        } else {
            mark(shape, needed, columns.probe, columns.build);
        }
        if (shape.residual() != null) {
            mark(shape, ExpressionTraits.columns(shape.residual()), columns.testedProbe, columns.testedBuild);
        }
        return columns;
    }

    /** The columns of one side that are read at all, ascending. */
    static int[] ofInput(boolean[] read, boolean[] tested, List<Integer> keys) {
        return IntStream.range(0, read.length).filter(column -> read[column] || tested[column] || keys.contains(column))
                .toArray();
    }

    private static void mark(JoinShape shape, int[] read, boolean[] probe, boolean[] build) {
        for (int column : read) {
            int inBuild = shape.inBuild(column);
            if (inBuild >= 0) {
                build[inBuild] = true;
            } else {
                probe[shape.inProbe(column)] = true;
            }
        }
    }
}

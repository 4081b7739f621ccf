package dev.onset.exec.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.TestContexts;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/** Sorts that need several runs and merges. */
class LargeSortTest {

    private static final int ROWS = 300_001;

    private final double[] values = new Random(1).doubles(ROWS).map(value -> Math.floor(value * 5000)).toArray();

    private int[] order(boolean descending, int threads) {
        return RowSorter.sort(List.of(new DoubleColumn(DataType.DOUBLE, values, null)),
                List.of(new SortKey(0, descending, false)), ROWS,
                TestContexts.of(new ExecutionSettings(threads, 2048)));
    }

    @Test
    void mergesRunsInOrderAndStably() {
        int[] expected = IntStream.range(0, ROWS).boxed().sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue).toArray();
        assertThat(order(false, 4)).isEqualTo(expected);
    }

    @Test
    void descendingKeepsEqualRowsInTheirOrder() {
        int[] expected = IntStream.range(0, ROWS).boxed().sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue).toArray();
        assertThat(order(true, 1)).isEqualTo(expected);
    }
}

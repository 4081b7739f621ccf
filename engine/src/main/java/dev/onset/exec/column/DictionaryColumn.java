package dev.onset.exec.column;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/**
 * Values of a dictionary, by their position in it: the run ids and metric names of a scan.
 *
 * @param codes positions in the dictionary, one a row; −1 is NULL
 * @param dictionary the values, shared by all batches of a scan; two columns of the same scan share the same array
 * @param constant whether the code is the same in all rows, as where a batch is of one run
 */
public record DictionaryColumn(DataType type, int[] codes, String[] dictionary, boolean constant) implements Column {

    /** Of codes that may differ. */
    public DictionaryColumn(DataType type, int[] codes, String[] dictionary) {
        this(type, codes, dictionary, false);
    }

    @Override
    public boolean isNull(int row) {
        return codes[row] < 0;
    }

    @Override
    public String textAt(int row) {
        return dictionary[codes[row]];
    }

    @Override
    public @Nullable Object objectAt(int row) {
        return isNull(row) ? null : dictionary[codes[row]];
    }

    /** How many rows from the given one on have its code, up to the end. */
    public int endOfSame(int start, int end) {
        if (constant) {
            return end;
        }
        int row = start + 1;
        while (row < end && codes[row] == codes[start]) {
            row++;
        }
        return row;
    }
}

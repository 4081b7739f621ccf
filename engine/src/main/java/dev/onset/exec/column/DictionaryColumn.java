package dev.onset.exec.column;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/**
 * Values of a dictionary, by their position in it: the run ids and metric names of a scan.
 *
 * @param codes positions in the dictionary, one a row; −1 is NULL
 * @param dictionary the values, shared by all batches of a scan; two columns of the same scan share the same array
 */
public record DictionaryColumn(DataType type, int[] codes, String[] dictionary) implements Column {

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
}

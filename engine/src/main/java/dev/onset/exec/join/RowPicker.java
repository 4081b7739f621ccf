package dev.onset.exec.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.Gatherer;

/** Picks rows of one side of a join, of the columns that are read; the others are NULL. Each result is valid until the next one. */
final class RowPicker {

    private final boolean[] needed;
    private final List<Gatherer> gatherers = new ArrayList<>();
    /** For each column as many equal codes as were needed at a time. */
    private final int[][] repeated;

    /** @param needed by column, whether it is read */
    RowPicker(boolean[] needed) {
        this.needed = needed.clone();
        this.repeated = new int[needed.length][0];
        for (int i = 0; i < needed.length; i++) {
            gatherers.add(new Gatherer());
        }
    }

    /** The rows {@code rows[0 … count)}, none of which is negative. */
    List<Column> pick(List<Column> columns, int[] rows, int count) {
        List<Column> picked = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            picked.add(needed[i] ? gatherers.get(i).gather(columns.get(i), rows, 0, count) : unread(columns.get(i)));
        }
        return picked;
    }

    /** The same, where a negative row is one of NULLs. */
    List<Column> pickOrNull(List<Column> columns, int[] rows, int count) {
        List<Column> picked = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            picked.add(needed[i] ? gatherers.get(i).gatherOrNull(columns.get(i), rows, 0, count)
                    : unread(columns.get(i)));
        }
        return picked;
    }

    /** The same row so many times, as columns that are known to be constant; a negative row is one of NULLs. */
    List<Column> repeat(List<Column> columns, int row, int count) {
        List<Column> constants = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            constants.add(row < 0 || !needed[i] ? unread(column)
                    : column instanceof DictionaryColumn coded ? repeat(i, coded, row, count)
                            : new ConstantColumn(column.type(), column.objectAt(row)));
        }
        return constants;
    }

    private Column repeat(int index, DictionaryColumn column, int row, int count) {
        int code = column.codes()[row];
        int[] codes = repeated[index];
        if (codes.length < count || codes[0] != code) {
            codes = codes.length < count ? new int[count] : codes;
            Arrays.fill(codes, code);
            repeated[index] = codes;
        }
        return new DictionaryColumn(column.type(), codes, column.dictionary(), true);
    }

    private static Column unread(Column column) {
        return new ConstantColumn(column.type(), null);
    }
}

package dev.onset.exec.expression;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/**
 * AND and OR in three-valued logic. An argument that can fail is computed only for rows that the arguments before it have not
 * decided.
 */
final class ConnectiveEvaluator implements Evaluator {

    /** An argument and what is known of it. */
    record Argument(Evaluator evaluator, boolean cheap, int[] columns) {}

    private static final byte FALSE = 0;
    private static final byte NULL = 1;
    private static final byte TRUE = 2;

    private final byte decisive;
    private final List<Argument> arguments;
    private final BatchCompactor[] compactors;
    private byte[] states = {};
    private int[] undecided = {};
    private boolean[] values = {};

    private ConnectiveEvaluator(byte decisive, List<Argument> arguments) {
        this.decisive = decisive;
        this.arguments = arguments;
        this.compactors = arguments.stream().map(argument -> new BatchCompactor(argument.columns))
                .toArray(BatchCompactor[]::new);
    }

    static Evaluator and(List<Argument> arguments) {
        return new ConnectiveEvaluator(FALSE, arguments);
    }

    static Evaluator or(List<Argument> arguments) {
        return new ConnectiveEvaluator(TRUE, arguments);
    }

    @Override
    public Column evaluate(Batch batch) {
        int size = batch.size();
        if (states.length < size) {
            states = new byte[size];
            undecided = new int[size];
            values = new boolean[size];
        }
        Arrays.fill(states, 0, size, decisive == FALSE ? TRUE : FALSE);
        int open = size;
        for (int i = 0; i < size; i++) {
            undecided[i] = i;
        }
        for (int i = 0; i < arguments.size() && open > 0; i++) {
            Argument argument = arguments.get(i);
            boolean whole = open == size || argument.cheap;
            Column column = argument.evaluator
                    .evaluate(whole ? batch : compactors[i].compact(batch, undecided, open));
            open = merge(column, whole, open);
        }
        return result(size);
    }

    /** Merges the argument's values at the undecided rows; returns how many rows are still undecided. */
    private int merge(Column column, boolean whole, int open) {
        int left = 0;
        for (int k = 0; k < open; k++) {
            int row = undecided[k];
            int at = whole ? row : k;
            byte state = column.isNull(at) ? NULL : column.booleanAt(at) ? TRUE : FALSE;
            if (state == decisive) {
                states[row] = decisive;
            } else {
                if (state == NULL) {
                    states[row] = NULL;
                }
                undecided[left++] = row;
            }
        }
        return left;
    }

    private Column result(int size) {
        long @Nullable [] validity = null;
        for (int row = 0; row < size; row++) {
            values[row] = states[row] == TRUE;
            if (states[row] == NULL) {
                if (validity == null) {
                    validity = Nulls.copy(null, size);
                }
                Validity.setNull(validity, row);
            }
        }
        return new BooleanColumn(DataType.BOOLEAN, values, validity);
    }
}

package dev.onset.exec.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/**
 * CASE and COALESCE: branches that are tried one after the other. A condition or a result that can fail is computed only for
 * the rows that get to it.
 */
final class CaseEvaluator implements Evaluator {

    /** What an expression needs: its evaluator, whether all rows may be computed though few are needed, who picks rows. */
    record Part(Evaluator evaluator, boolean cheap, BatchCompactor compactor) {

        Column on(Batch batch, int[] rows, int count, boolean whole) {
            return evaluator.evaluate(whole ? batch : compactor.compact(batch, rows, count));
        }
    }

    /** @param condition null: the result is taken where it is not NULL, as COALESCE does */
    record Branch(@Nullable Predicate condition, Part result) {}

    private final DataType type;
    private final List<Branch> branches;
    private int[] open = {};
    private int[] taken = {};

    CaseEvaluator(DataType type, List<Branch> branches) {
        this.type = type;
        this.branches = branches;
    }

    @Override
    public Column evaluate(Batch batch) {
        int size = batch.size();
        if (open.length < size) {
            open = new int[size];
            taken = new int[size];
        }
        for (int i = 0; i < size; i++) {
            open[i] = i;
        }
        int left = size;
        ColumnAssembler assembler = new ColumnAssembler(type, size);
        for (Branch branch : branches) {
            if (left == 0) {
                break;
            }
            left = branch.condition == null
                    ? coalesce(branch.result, batch, left, assembler)
                    : when(branch.condition, branch.result, batch, left, assembler);
            Column sole = assembler.soleColumn();
            if (left == 0 && sole != null) {
                return sole.type() == type || !(sole instanceof ConstantColumn(DataType _, Object value))
                        ? sole
                        : new ConstantColumn(type, value);
            }
        }
        return assembler.column();
    }

    private int when(Predicate condition, Part result, Batch batch, int left, ColumnAssembler assembler) {
        System.arraycopy(open, 0, taken, 0, left);
        int count = condition.narrow(batch, taken, left);
        if (count == 0) {
            return left;
        }
        boolean whole = count == batch.size() || result.cheap;
        assembler.put(result.on(batch, taken, count, whole), taken, count, whole);
        int remaining = 0;
        for (int i = 0, k = 0; i < left; i++) {
            if (k < count && taken[k] == open[i]) {
                k++;
            } else {
                open[remaining++] = open[i];
            }
        }
        return remaining;
    }

    private int coalesce(Part result, Batch batch, int left, ColumnAssembler assembler) {
        boolean whole = left == batch.size() || result.cheap;
        Column column = result.on(batch, open, left, whole);
        int count = 0;
        int remaining = 0;
        int[] positions = new int[left];
        for (int i = 0; i < left; i++) {
            int row = open[i];
            int at = whole ? row : i;
            if (column.isNull(at)) {
                open[remaining++] = row;
            } else {
                positions[count] = at;
                taken[count++] = row;
            }
        }
        if (count > 0) {
            assembler.put(column, positions, taken, count);
        }
        return remaining;
    }
}

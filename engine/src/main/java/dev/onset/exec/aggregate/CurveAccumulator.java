package dev.onset.exec.aggregate;

import java.util.List;

import dev.onset.exec.column.Batch;
import dev.onset.plan.Field;

/** Keeps the rows that curve functions need until their group is complete. */
final class CurveAccumulator {

    private final RowCollector rows;

    CurveAccumulator(CurvePlan plan, List<Field> fields) {
        List<Integer> columns = plan.columns();
        rows = new RowCollector(columns, columns.stream().map(column -> fields.get(column).type()).toList());
    }

    RowCollector rows() {
        return rows;
    }

    void add(Batch batch, int[] groups, int from, int to) {
        rows.add(batch, groups, from, to);
    }

    void addRange(Batch batch, int group, int from, int to) {
        rows.addRange(batch, group, from, to);
    }

    void merge(CurveAccumulator later, int[] targets) {
        rows.merge(later.rows, targets);
    }

    void clear() {
        rows.clear();
    }
}

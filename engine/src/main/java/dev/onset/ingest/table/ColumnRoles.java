package dev.onset.ingest.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.onset.ingest.reader.StepNames;

/**
 * What the columns of a wide table are: one counts the steps, the others hold a metric each.
 *
 * @param names the columns' names, made unique: a second {@code loss} is {@code loss.1}
 * @param run the column that names the run of a row; -1: all rows are of one run
 * @param axis the column that counts steps; -1: rows are numbered
 * @param epoch the column that counts epochs, also a metric; -1: none
 * @param time the column that may hold absolute times; -1: none
 */
record ColumnRoles(List<String> names, int run, int axis, int epoch, int time) {

    static ColumnRoles of(List<String> header, TableLayout layout) {
        List<String> names = new ArrayList<>(header.size());
        Set<String> used = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            String base = name.isEmpty() ? "column " + (i + 1) : name;
            String unique = base;
            for (int copy = 1; !used.add(unique); copy++) {
                unique = base + "." + copy;
            }
            names.add(unique);
        }
        int named = layout.namedStepColumn(header);
        int axis = named >= 0 ? named : StepNames.axis(header);
        if (axis < 0 && header.size() > 1 && header.getFirst().isBlank()) {
            axis = 0; // the index that pandas writes without a name
        }
        return new ColumnRoles(names, layout.runColumn(header), axis, StepNames.epoch(header), StepNames.time(header));
    }

    /** The same columns with numbered rows: the column that looked like steps is a metric. */
    ColumnRoles numberingRows() {
        return new ColumnRoles(names, run, -1, epoch, time);
    }

    /** The same columns, none of them naming a run. */
    ColumnRoles ofOneRun() {
        return new ColumnRoles(names, -1, axis, epoch, time);
    }

    /** The same columns, the last one under another name. */
    ColumnRoles namingLast(String name) {
        List<String> renamed = new ArrayList<>(names);
        renamed.set(renamed.size() - 1, name);
        return new ColumnRoles(List.copyOf(renamed), run, axis, epoch, time);
    }

    boolean hasSteps() {
        return axis >= 0;
    }

    int count() {
        return names.size();
    }
}

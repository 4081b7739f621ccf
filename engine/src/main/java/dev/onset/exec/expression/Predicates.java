package dev.onset.exec.expression;

import java.util.Arrays;
import java.util.List;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.functions.kernels.BatchKernels;
import dev.onset.functions.kernels.KernelProvider;

/** The kinds of predicates: a BOOLEAN expression, and the AND and OR of others. */
final class Predicates {

    private static final BatchKernels KERNELS = KernelProvider.kernels().batches();

    private Predicates() {}

    /** Compacts and selects; for predicates that must not see the other rows. */
    abstract static class Compacting implements Predicate {
        private final BatchCompactor compactor;
        private int[] inner = {};

        Compacting(int[] columns) {
            this.compactor = new BatchCompactor(columns);
        }

        @Override
        public int narrow(Batch batch, int[] selection, int count) {
            if (count == batch.size()) {
                return select(batch, selection);
            }
            if (count == 0) {
                return 0;
            }
            inner = inner.length >= count ? inner : new int[count];
            int kept = select(compactor.compact(batch, selection, count), inner);
            for (int i = 0; i < kept; i++) {
                selection[i] = selection[inner[i]];
            }
            return kept;
        }
    }

    /** A BOOLEAN expression. */
    static final class OfEvaluator extends Compacting {
        /** Below this share of rows, computing a cheap expression for all rows costs more than picking them. */
        private static final int DENSE = 4;

        private final Evaluator evaluator;
        private final boolean cheap;

        OfEvaluator(Evaluator evaluator, boolean cheap, int[] columns) {
            super(columns);
            this.evaluator = evaluator;
            this.cheap = cheap;
        }

        @Override
        public int select(Batch batch, int[] selection) {
            int size = batch.size();
            return switch (evaluator.evaluate(batch)) {
                case ConstantColumn constant -> {
                    if (!constant.booleanAt(0)) {
                        yield 0;
                    }
                    for (int i = 0; i < size; i++) {
                        selection[i] = i;
                    }
                    yield size;
                }
                case BooleanColumn column when column.validity() == null ->
                        KERNELS.selectTrue(column.values(), size, selection);
                case Column column -> {
                    int count = 0;
                    for (int i = 0; i < size; i++) {
                        selection[count] = i;
                        count += !column.isNull(i) && column.booleanAt(i) ? 1 : 0;
                    }
                    yield count;
                }
            };
        }

        @Override
        public int narrow(Batch batch, int[] selection, int count) {
            if (!cheap || (long) count * DENSE < batch.size()) {
                return super.narrow(batch, selection, count);
            }
            Column column = evaluator.evaluate(batch);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int row = selection[i];
                selection[kept] = row;
                kept += !column.isNull(row) && column.booleanAt(row) ? 1 : 0;
            }
            return kept;
        }
    }

    /** All of the parts, each on the rows that the parts before it left. */
    record Conjunction(List<Predicate> parts) implements Predicate {
        @Override
        public int select(Batch batch, int[] selection) {
            int count = parts.getFirst().select(batch, selection);
            for (int i = 1; i < parts.size() && count > 0; i++) {
                count = parts.get(i).narrow(batch, selection, count);
            }
            return count;
        }

        @Override
        public int narrow(Batch batch, int[] selection, int count) {
            int left = count;
            for (int i = 0; i < parts.size() && left > 0; i++) {
                left = parts.get(i).narrow(batch, selection, left);
            }
            return left;
        }
    }

    /** Any of the parts, each on the rows that no part before it took. */
    static final class Disjunction extends Compacting {
        private final List<Predicate> parts;
        private int[] open = {};
        private int[] taken = {};
        private boolean[] selected = {};

        Disjunction(List<Predicate> parts, int[] columns) {
            super(columns);
            this.parts = parts;
        }

        @Override
        public int select(Batch batch, int[] selection) {
            int size = batch.size();
            if (open.length < size) {
                open = new int[size];
                taken = new int[size];
                selected = new boolean[size];
            }
            Arrays.fill(selected, 0, size, false);
            int left = size;
            for (int i = 0; i < size; i++) {
                open[i] = i;
            }
            for (Predicate part : parts) {
                System.arraycopy(open, 0, taken, 0, left);
                int count = part.narrow(batch, taken, left);
                for (int i = 0; i < count; i++) {
                    selected[taken[i]] = true;
                }
                left = withoutSelected(left);
                if (left == 0) {
                    break;
                }
            }
            int count = 0;
            for (int i = 0; i < size; i++) {
                selection[count] = i;
                count += selected[i] ? 1 : 0;
            }
            return count;
        }

        private int withoutSelected(int count) {
            int left = 0;
            for (int i = 0; i < count; i++) {
                int row = open[i];
                open[left] = row;
                left += selected[row] ? 0 : 1;
            }
            return left;
        }
    }
}

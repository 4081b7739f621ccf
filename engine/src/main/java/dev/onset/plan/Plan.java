package dev.onset.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveTableFunction;

/** A relational plan: what to compute, not how. Columns are positions in the node's {@link #fields()}. */
public sealed interface Plan {

    /** The columns of the result. */
    List<Field> fields();

    /**
     * Rows of a table.
     *
     * @param columns positions in the table, in the order of the result
     * @param condition over the columns of the result (not of the table), true for the rows wanted; null: all rows.
     *     The scan uses of it what it can to read less, and applies all of it.
     */
    record Scan(Table table, List<Integer> columns, @Nullable Expression condition) implements Plan {
        public Scan {
            columns = List.copyOf(columns);
        }

        @Override
        public List<Field> fields() {
            return columns.stream().map(table.fields()::get).toList();
        }
    }

    record Filter(Plan input, Expression condition) implements Plan {
        @Override
        public List<Field> fields() {
            return input.fields();
        }
    }

    record Project(Plan input, List<Expression> expressions, List<Field> fields) implements Plan {
        public Project {
            expressions = List.copyOf(expressions);
            fields = List.copyOf(fields);
        }
    }

    /**
     * Groups and aggregates. Its columns are the group keys, then the aggregates.
     *
     * @param groupKeys columns of the input; none and one grouping set: a single group, also over no rows
     * @param groupingSets each a subset of groupKeys, a key that is not in it is NULL; usually one with all keys
     */
    record Aggregate(Plan input, List<Integer> groupKeys, List<List<Integer>> groupingSets, List<AggregateCall> calls,
            List<Field> fields) implements Plan {
        public Aggregate {
            groupKeys = List.copyOf(groupKeys);
            groupingSets = List.copyOf(groupingSets);
            calls = List.copyOf(calls);
            fields = List.copyOf(fields);
        }
    }

    /** How two inputs are joined. SEMI and ANTI give the columns of the left input alone. */
    enum JoinType {
        INNER, LEFT, RIGHT, FULL, SEMI, ANTI,
        /**
         * Each row of the left input with the one row of the right that is nearest by the residual, which compares a column
         * of each side; of several that are equally near, one.
         */
        ASOF,
        /** The same, and rows of the left input without such a row, as LEFT. */
        LEFT_ASOF
    }

    /**
     * A join: its columns are those of the left input, then those of the right one.
     *
     * @param leftKeys columns of the left input that equal, pairwise, the rightKeys of the right input
     * @param residual what must hold besides, over the columns of both; null: nothing. No keys and no residual is the
     *     cross product.
     */
    record Join(JoinType joinType, Plan left, Plan right, List<Integer> leftKeys, List<Integer> rightKeys,
            @Nullable Expression residual, List<Field> fields) implements Plan {
        public Join {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
            fields = List.copyOf(fields);
        }
    }

    /**
     * Orders and cuts.
     *
     * @param keys none: the input's order
     * @param offset rows to leave out at the start, a Literal or Parameter; null: none
     * @param limit rows to keep after them, a Literal or Parameter; null: all
     */
    record Sort(Plan input, List<SortKey> keys, @Nullable Expression offset, @Nullable Expression limit)
            implements
                Plan {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Field> fields() {
            return input.fields();
        }
    }

    /**
     * Computes over windows. Its columns are those of the input, then one for each call; the order of the rows is the
     * input's.
     */
    record Window(Plan input, List<WindowCall> calls, List<Field> fields) implements Plan {
        public Window {
            calls = List.copyOf(calls);
            fields = List.copyOf(fields);
        }
    }

    /**
     * A table function over the curves of each partition. Its columns are the partition's keys, then those of the function;
     * the rows of a partition lie together.
     *
     * @param input the columns of PARTITION BY, then one for each parameter of the function: the step, a curve, or an option
     */
    record CurveTable(Plan input, CurveTableFunction function, List<Field> fields) implements Plan {
        public CurveTable {
            fields = List.copyOf(fields);
        }

        /** How many columns PARTITION BY has. */
        public int partitionKeys() {
            return input.fields().size() - function.signature().parameters().size();
        }
    }

    /** Constant rows; every row has an expression (Literal or Parameter, or constant) for each field. */
    record Values(List<List<Expression>> rows, List<Field> fields) implements Plan {
        public Values {
            rows = List.copyOf(rows);
            fields = List.copyOf(fields);
        }
    }

    /**
     * Tells how a query is computed, a line of text for each operator, instead of its rows.
     *
     * @param analyze whether the query runs, and the lines tell what was measured
     */
    record Explain(Plan input, boolean analyze, List<Field> fields) implements Plan {
        public Explain {
            fields = List.copyOf(fields);
        }
    }

    /** Which rows of the left input a set operation keeps; equal rows are counted, NULL equals NULL. */
    enum SetOperator {
        /** As often as they are in both inputs. */
        INTERSECT_ALL,
        /** As often as the left input has them more often than the right one. */
        EXCEPT_ALL
    }

    /** Compares two inputs row by row. The distinct set operations are planned as unions, groups and joins. */
    record SetOperation(SetOperator operator, Plan left, Plan right, List<Field> fields) implements Plan {
        public SetOperation {
            fields = List.copyOf(fields);
        }
    }

    /**
     * WITH RECURSIVE: the rows of the seed, then those that the step makes of them, then those that it makes of these, until it
     * makes no more.
     *
     * @param name what the step's {@link WorkingTable} is called
     * @param all whether rows that came before count as new
     */
    record Recursion(String name, Plan seed, Plan step, boolean all, List<Field> fields) implements Plan {
        public Recursion {
            fields = List.copyOf(fields);
        }
    }

    /** In the step of a {@link Recursion} of that name, the rows that came last. */
    record WorkingTable(String name, List<Field> fields) implements Plan {
        public WorkingTable {
            fields = List.copyOf(fields);
        }
    }

    /**
     * For each row of the left input the rows of the right one, which depends on it: a join that could not be planned as one.
     *
     * @param firstSlot where in the right plan's {@link Expression.OuterColumn}s the columns of the left row begin
     * @param outer whether a row of the left input without any of the right one stays, with NULLs
     */
    record Correlate(Plan left, Plan right, int firstSlot, boolean outer, List<Field> fields) implements Plan {
        public Correlate {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A row for each element of an array, or each entry of a map. Its columns are the first ones of the input, which are
     * repeated; then for each of the others, an array or a map, its element, or its key and value; then the element's number.
     * Of several arrays, the n-th elements stand together, NULL where an array is shorter.
     *
     * @param kept how many columns of the input are repeated
     * @param ordinality whether there is the number, from 1
     * @param outer whether a row without elements stays, with NULLs
     */
    record Unnest(Plan input, int kept, boolean ordinality, boolean outer, List<Field> fields) implements Plan {
        public Unnest {
            fields = List.copyOf(fields);
        }
    }

    /** All rows of all inputs, one input after the other. */
    record UnionAll(List<Plan> inputs, List<Field> fields) implements Plan {
        public UnionAll {
            inputs = List.copyOf(inputs);
            fields = List.copyOf(fields);
        }
    }
}

package dev.onset.sql.optimize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;

/**
 * Chooses the order of inner joins. That of the query is kept unless another is expected to have far fewer rows between the joins: so the
 * order of result rows mostly is what its author expects, and a list of tables whose conditions link the first with the
 * last is not joined as a product of all.
 *
 * <p>The other order is a greedy one: the next input is that which leaves the fewest rows. With as many inputs as there may be (SQLite's
 * tests join 64 tables), all orders cannot be compared.
 */
final class JoinOrder extends RelHomogeneousShuttle {

    /** Two inputs have no order: which of them is kept in memory is chosen later. */
    private static final int FEWEST_INPUTS = 3;
    /** How many times the rows between the joins must be fewer to change the order. */
    private static final double GAIN = 4;

    static RelNode choose(RelNode root) {
        return root.accept(new JoinOrder());
    }

    /** Whether there is a chain of joins whose order can be chosen. */
    static boolean hasChoice(RelNode rel) {
        return (isInner(rel) && inputs(rel) >= FEWEST_INPUTS)
                || rel.getInputs().stream().anyMatch(JoinOrder::hasChoice);
    }

    private static int inputs(RelNode rel) {
        return isInner(rel) ? inputs(rel.getInput(0)) + inputs(rel.getInput(1)) : 1;
    }

    private static boolean isInner(RelNode rel) {
        return rel instanceof Join join && join.getJoinType() == JoinRelType.INNER && join.getVariablesSet().isEmpty()
                && RexUtil.isDeterministic(join.getCondition());
    }

    @Override
    public RelNode visit(RelNode node) {
        if (!isInner(node) || inputs(node) < FEWEST_INPUTS) {
            return super.visit(node);
        }
        Chain chain = new Chain();
        double given = chain.flatten(node, this);
        List<Integer> order = chain.greedy();
        return chain.rows(order) * GAIN < given ? chain.inOrder(order) : chain.withInputs(node);
    }

    /** Inner joins as a list of inputs and of conditions over the columns of all inputs. */
    private static final class Chain {
        private final List<RelNode> inputs = new ArrayList<>();
        private final List<Double> rows = new ArrayList<>();
        /** The first column of each input. */
        private final List<Integer> starts = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();
        private int columns;
        private int nextInput;

        /** @param inputs those whose columns it has */
        private record Condition(RexNode expression, BitSet inputs, double selectivity) {}

        /** Adds the inputs of a tree of joins; gives how many rows its joins have together. */
        double flatten(RelNode node, RelHomogeneousShuttle within) {
            if (!isInner(node)) {
                starts.add(columns);
                columns += node.getRowType().getFieldCount();
                RelNode input = within.visit(node);
                inputs.add(input);
                rows.add(JoinEstimate.rows(input));
                return 0;
            }
            Join join = (Join) node;
            int firstColumn = columns;
            int firstInput = inputs.size();
            double below = flatten(join.getLeft(), within) + flatten(join.getRight(), within);
            for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
                RexNode expression = RexUtil.shift(conjunct, firstColumn);
                BitSet of = inputsOf(expression);
                conditions.add(new Condition(expression, of, selectivity(expression, of)));
            }
            BitSet mine = new BitSet();
            mine.set(firstInput, inputs.size());
            return below + size(mine);
        }

        private BitSet inputsOf(RexNode expression) {
            BitSet of = new BitSet();
            RelOptUtil.InputFinder.bits(expression).forEach(column -> of.set(inputOf(column)));
            return of;
        }

        private int inputOf(int column) {
            int input = inputs.size() - 1;
            while (starts.get(input) > column) {
                input--;
            }
            return input;
        }

        private double selectivity(RexNode expression, BitSet of) {
            if (of.cardinality() == 2 && expression.isA(SqlKind.EQUALS)) {
                double most = 1;
                for (int column : RelOptUtil.InputFinder.bits(expression)) {
                    int input = inputOf(column);
                    most = Math.max(most, JoinEstimate.distinct(inputs.get(input), column - starts.get(input)));
                }
                return 1 / most;
            }
            return JoinEstimate.SELECTIVITY;
        }

        private double size(BitSet of) {
            double size = of.stream().mapToDouble(rows::get).reduce(1, (a, b) -> a * b);
            for (Condition condition : conditions) {
                if (condition.inputs.stream().allMatch(of::get)) {
                    size *= condition.selectivity;
                }
            }
            return Math.max(1, size);
        }

        /** How many rows the joins have together if inputs are joined one after the other. */
        double rows(List<Integer> order) {
            double rows = 0;
            BitSet joined = new BitSet();
            for (int input : order) {
                joined.set(input);
                rows += joined.cardinality() > 1 ? size(joined) : 0;
            }
            return rows;
        }

        /** From the smallest input on, always the one that leaves the fewest rows; the first one in the query of equal ones. */
        List<Integer> greedy() {
            List<Integer> order = new ArrayList<>();
            BitSet joined = new BitSet();
            while (order.size() < inputs.size()) {
                int best = -1;
                double least = Double.POSITIVE_INFINITY;
                for (int input = 0; input < inputs.size(); input++) {
                    if (joined.get(input)) {
                        continue;
                    }
                    joined.set(input);
                    double size = size(joined);
                    joined.clear(input);
                    if (best < 0 || size < least) {
                        best = input;
                        least = size;
                    }
                }
                order.add(best);
                joined.set(best);
            }
            return order;
        }

        /** Joins one after the other, each condition as soon as it has its inputs, with the columns in the order of the query. */
        RelNode inOrder(List<Integer> order) {
            RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(inputs.getFirst().getCluster(), null);
            int[] places = new int[columns];
            int width = 0;
            BitSet joined = new BitSet();
            List<Condition> open = new ArrayList<>(conditions);
            for (int input : order) {
                RelNode node = inputs.get(input);
                for (int column = 0; column < node.getRowType().getFieldCount(); column++) {
                    places[starts.get(input) + column] = width++;
                }
                joined.set(input);
                builder.push(node);
                if (joined.cardinality() > 1) {
                    List<Condition> now = open.stream()
                            .filter(condition -> condition.inputs.stream().allMatch(joined::get)).toList();
                    open.removeAll(now);
                    builder.join(JoinRelType.INNER,
                            now.stream().map(condition -> placed(condition.expression, places)).toList());
                }
            }
            List<RexNode> columnsInOrder = new ArrayList<>();
            for (int place : places) {
                columnsInOrder.add(builder.field(place));
            }
            return builder.project(columnsInOrder).build();
        }

        private static RexNode placed(RexNode expression, int[] places) {
            return expression.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef column) {
                    return new RexInputRef(places[column.getIndex()], column.getType());
                }
            });
        }

        /** The same joins, over inputs in which the order was chosen. */
        RelNode withInputs(RelNode node) {
            if (!isInner(node)) {
                return inputs.get(nextInput++);
            }
            List<RelNode> changed = List.of(withInputs(node.getInput(0)), withInputs(node.getInput(1)));
            return changed.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), changed);
        }
    }
}

package dev.onset.sql.optimize;

import java.util.List;
import java.util.stream.Stream;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleOperand;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;

/**
 * Rules that are applied until none changes anything. Calcite's planner, which copies the whole plan into a graph, is only set up
 * where some rule fits some place.
 */
final class RuleSet {

    private final List<RelOptRule> rules;
    private final HepProgram program;

    RuleSet(RelOptRule... rules) {
        this(List.of(rules));
    }

    private RuleSet(List<RelOptRule> rules) {
        this.rules = rules;
        this.program = new HepProgramBuilder().addRuleCollection(rules).build();
    }

    /** These rules and then others. */
    RuleSet and(RuleSet others) {
        return new RuleSet(Stream.concat(rules.stream(), others.rules.stream()).toList());
    }

    /** What the rules make of a plan; the same plan where none fits. */
    RelNode apply(RelNode root) {
        if (!fitsSomewhere(root)) {
            return root;
        }
        HepPlanner planner = new HepPlanner(program);
        planner.setRoot(root);
        return planner.findBestExp();
    }

    private boolean fitsSomewhere(RelNode rel) {
        for (RelOptRule rule : rules) {
            if (fits(rule.getOperand(), rel)) {
                return true;
            }
        }
        for (RelNode input : rel.getInputs()) {
            if (fitsSomewhere(input)) {
                return true;
            }
        }
        return false;
    }

    /** As the planner matches what a rule is for; the rule itself may still refuse. */
    private static boolean fits(RelOptRuleOperand operand, RelNode rel) {
        if (!operand.matches(rel)) {
            return false;
        }
        List<RelNode> inputs = rel.getInputs();
        List<RelOptRuleOperand> children = operand.getChildOperands();
        return switch (operand.childPolicy) {
            case ANY -> true;
            case UNORDERED -> children.stream()
                    .allMatch(child -> inputs.stream().anyMatch(input -> fits(child, input)));
            case LEAF, SOME -> fitInOrder(children, inputs);
        };
    }

    private static boolean fitInOrder(List<RelOptRuleOperand> operands, List<RelNode> rels) {
        for (int i = 0; i < operands.size(); i++) {
            if (i >= rels.size() || !fits(operands.get(i), rels.get(i))) {
                return false;
            }
        }
        return true;
    }
}

package dev.onset.exec.physical;

import java.util.List;
import java.util.Set;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.plan.Field;

/** The parts of all inputs, one input after the other. */
final class UnionAllRowSource implements RowSource {

    private final List<RowSource> inputs;
    private final List<Field> fields;

    UnionAllRowSource(List<RowSource> inputs, List<Field> fields) {
        this.inputs = List.copyOf(inputs);
        this.fields = fields;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void restrict(int column, Set<String> values) {
        inputs.forEach(input -> input.restrict(column, values));
    }

    @Override
    public void prepare(QueryContext context) {
        inputs.forEach(input -> input.prepare(context));
    }

    @Override
    public int partCount() {
        return inputs.stream().mapToInt(RowSource::partCount).sum();
    }

    @Override
    public Operator open(int part) {
        int inInput = part;
        for (RowSource input : inputs) {
            if (inInput < input.partCount()) {
                return input.open(inInput);
            }
            inInput -= input.partCount();
        }
        throw new IllegalArgumentException("no part " + part);
    }

    @Override
    public String describe() {
        return "Union all of %d inputs".formatted(inputs.size());
    }

    @Override
    public List<RowSource> inputs() {
        return inputs;
    }
}

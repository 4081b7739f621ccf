package dev.onset.exec.aggregate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.CurveCall;
import dev.onset.functions.InvalidOptionException;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.CurveGroup;
import dev.onset.functions.kernels.KernelProvider;

/** The curve functions of a query ready to run, with the memory that they share. Belongs to one thread at a time. */
final class CurveCalls implements AutoCloseable {

    private final List<CurvePlan.Call> plans;
    private final CurveGroup group;
    private final CurveCall[] calls;
    private final boolean[] withoutRows;
    private final SlotResult result = new SlotResult();

    CurveCalls(CurvePlan plan) {
        this.plans = plan.calls();
        this.group = new CurveGroup(KernelProvider.kernels(), plan.channels().size());
        this.calls = plans.stream().map(call -> new CurveCall(call.signature(), group, call.channels()))
                .toArray(CurveCall[]::new);
        this.withoutRows = new boolean[calls.length];
    }

    /** The curves of the group that comes next. */
    CurveGroup group() {
        return group;
    }

    /**
     * Sets an option for the group that comes next.
     *
     * @param value as the column holds it; null means the default
     */
    void setOption(int call, int parameter, @Nullable Object value) {
        Signature signature = plans.get(call).signature();
        calls[call].setOption(parameter,
                CurveOptions.convert(signature.name(), signature.parameters().get(parameter), value));
    }

    /** Says whether the group that comes next has no row that could give an option its value: the result is NULL then. */
    void setWithoutRows(int call, boolean without) {
        withoutRows[call] = without;
    }

    /**
     * Runs all functions over the curves of the group.
     *
     * @param outputs the columns of the aggregate
     * @param slot where the results go; NULL so far
     */
    void evaluate(SlotColumn[] outputs, int slot) {
        for (int i = 0; i < calls.length; i++) {
            CurvePlan.Call plan = plans.get(i);
            if (withoutRows[i]) {
                continue;
            }
            result.pointTo(outputs[plan.output()], slot);
            try {
                plan.function().evaluate(calls[i], result);
            } catch (InvalidOptionException e) {
                throw new OnsetException(OnsetException.Category.ARGUMENT, String.valueOf(e.getMessage()), null, e);
            }
        }
    }

    @Override
    public void close() {
        group.close();
    }
}

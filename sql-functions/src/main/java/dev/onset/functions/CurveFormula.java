package dev.onset.functions;

import dev.onset.functions.curve.Scratch;

/** A function that is no more than its signature, its documentation and its formula; it frees its working memory. */
public abstract class CurveFormula implements CurveFunction {

    private final Signature signature;
    private final Documentation documentation;

    protected CurveFormula(Signature signature, Documentation documentation) {
        this.signature = signature;
        this.documentation = documentation;
    }

    /** As {@link #evaluate}. */
    protected abstract void compute(CurveCall call, Result result);

    @Override
    public final Signature signature() {
        return signature;
    }

    @Override
    public final Documentation documentation() {
        return documentation;
    }

    @Override
    public final void evaluate(CurveCall call, Result result) {
        Scratch.Mark mark = call.scratch().mark();
        try {
            compute(call, result);
        } finally {
            call.scratch().release(mark);
        }
    }
}

package dev.onset.functions;

import dev.onset.functions.curve.Scratch;

/** A table function that is no more than its signature, its documentation and its formula; it frees its working memory. */
public abstract class CurveTableFormula implements CurveTableFunction {

    private final TableSignature signature;
    private final Documentation documentation;

    protected CurveTableFormula(TableSignature signature, Documentation documentation) {
        this.signature = signature;
        this.documentation = documentation;
    }

    /** As {@link #evaluate}. */
    protected abstract void compute(CurveCall call, RowReceiver rows);

    @Override
    public final TableSignature signature() {
        return signature;
    }

    @Override
    public final Documentation documentation() {
        return documentation;
    }

    @Override
    public final void evaluate(CurveCall call, RowReceiver rows) {
        Scratch.Mark mark = call.scratch().mark();
        try {
            compute(call, rows);
        } finally {
            call.scratch().release(mark);
        }
    }
}

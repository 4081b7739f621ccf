package dev.onset.exec.window;

import java.util.List;

import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.FrameAggregate;
import dev.onset.exec.column.Column;

/** Any aggregate over frames, by a state as in GROUP BY. */
abstract class AnyAggregateEvaluator implements WindowEvaluator {

    final FrameAggregate aggregate;
    final ArgumentRows arguments;
    final Frames frames;
    final WindowResult result;
    final QueryContext context;

    AnyAggregateEvaluator(FrameAggregate aggregate, List<Column> columns, Frames frames, WindowResult result,
            QueryContext context) {
        this.aggregate = aggregate;
        this.arguments = new ArgumentRows(columns, aggregate.columns());
        this.frames = frames;
        this.result = result;
        this.context = context;
    }

    @Override
    public final void close() {
        aggregate.close();
    }
}

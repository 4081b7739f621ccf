package dev.onset.exec.window;

import java.util.List;

import dev.onset.exec.column.Column;

/** COUNT over frames: differences of a running count. */
final class CountEvaluator implements WindowEvaluator {

    private final List<Column> arguments;
    private final Frames frames;
    private final WindowResult result;
    private final RunningCount counts = new RunningCount();

    /** @param arguments rows count where none is NULL; none: all rows count */
    CountEvaluator(List<Column> arguments, Frames frames, WindowResult result) {
        this.arguments = arguments;
        this.frames = frames;
        this.result = result;
    }

    @Override
    public void evaluate(Partition partition) {
        frames.of(partition);
        counts.of(partition, arguments);
        for (int i = 0; i < partition.size(); i++) {
            result.setNumber(partition.row(i), counts.in(frames, i));
        }
    }
}

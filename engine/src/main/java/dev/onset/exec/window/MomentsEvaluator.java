package dev.onset.exec.window;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.plan.AggregateCall.Standard;

/**
 * Variances, covariances, correlation and regression over frames, in the manner of {@link DoubleSumEvaluator}: nothing is ever
 * taken out of a sum. Defined where the aggregates of a GROUP BY are.
 */
final class MomentsEvaluator implements WindowEvaluator {

    private final Standard function;
    private final Column yColumn;
    private final Column xColumn;
    private final Frames frames;
    private final WindowResult result;
    private final Slider[] sliders;
    private final Moments total = new Moments();
    private double[] ys = {};
    private double[] xs = {};
    private boolean[] given = {};

    /** @param x null for the functions of one argument */
    MomentsEvaluator(Standard function, Column y, @Nullable Column x, Frames frames, WindowResult result) {
        this.function = function;
        this.yColumn = y;
        this.xColumn = x == null ? y : x;
        this.frames = frames;
        this.result = result;
        this.sliders = new Slider[frames.pieces().length];
        for (int i = 0; i < sliders.length; i++) {
            sliders[i] = new Slider();
        }
    }

    @Override
    public void evaluate(Partition partition) {
        frames.of(partition);
        int size = partition.size();
        if (ys.length < size) {
            ys = new double[size];
            xs = new double[size];
            given = new boolean[size];
        }
        for (int i = 0; i < size; i++) {
            int row = partition.row(i);
            given[i] = !yColumn.isNull(row) && !xColumn.isNull(row);
            ys[i] = given[i] ? yColumn.doubleAt(row) : 0;
            xs[i] = given[i] ? xColumn.doubleAt(row) : 0;
        }
        for (Slider slider : sliders) {
            slider.begin(size);
        }
        for (int i = 0; i < size; i++) {
            total.clear();
            for (int piece = 0; piece < sliders.length; piece++) {
                sliders[piece].addTo(total, frames.pieces()[piece].starts[i], frames.pieces()[piece].ends[i]);
            }
            write(partition.row(i));
        }
    }

    private void write(int row) {
        double count = total.count();
        switch (function) {
            case REGR_COUNT -> result.setNumber(row, (long) count);
            case VAR_POP -> set(row, count > 0, total.squaresY() / count);
            case VAR_SAMP -> set(row, count > 1, total.squaresY() / (count - 1));
            case STDDEV_POP -> set(row, count > 0, Math.sqrt(total.squaresY() / count));
            case STDDEV_SAMP -> set(row, count > 1, Math.sqrt(total.squaresY() / (count - 1)));
            case COVAR_POP -> set(row, count > 0, total.products() / count);
            case COVAR_SAMP -> set(row, count > 1, total.products() / (count - 1));
            case CORR -> set(row, count > 0 && total.squaresX() != 0 && total.squaresY() != 0,
                    total.products() / (Math.sqrt(total.squaresX()) * Math.sqrt(total.squaresY())));
            case REGR_SLOPE -> set(row, count > 0 && total.squaresX() != 0, total.products() / total.squaresX());
            case REGR_INTERCEPT -> set(row, count > 0 && total.squaresX() != 0,
                    total.meanY() - total.products() / total.squaresX() * total.meanX());
            default -> throw new IllegalStateException(function + " is not computed of moments");
        }
    }

    private void set(int row, boolean defined, double value) {
        if (defined) {
            result.setDouble(row, value);
        }
    }

    /** The moments of one piece of the frames as it moves on: those of an older stretch, and a younger one that grows. */
    private final class Slider {
        private final Moments younger = new Moments();
        private final Moments known = new Moments();
        private double[] older = {};
        private int middle;
        private int end;

        void begin(int size) {
            older = older.length >= size * Moments.WORDS ? older : new double[size * Moments.WORDS];
            younger.clear();
            middle = 0;
            end = 0;
        }

        void addTo(Moments sum, int start, int newEnd) {
            if (start >= newEnd) {
                return;
            }
            if (start > middle) {
                end = Math.max(end, start);
                known.clear();
                for (int at = end - 1; at >= start; at--) {
                    if (given[at]) {
                        known.add(ys[at], xs[at]);
                    }
                    known.store(older, at * Moments.WORDS);
                }
                middle = end;
                younger.clear();
            }
            for (; end < newEnd; end++) {
                if (given[end]) {
                    younger.add(ys[end], xs[end]);
                }
            }
            if (start < middle) {
                known.load(older, start * Moments.WORDS);
                sum.add(known);
            }
            sum.add(younger);
        }
    }
}

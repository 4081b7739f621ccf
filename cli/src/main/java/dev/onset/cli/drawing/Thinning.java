package dev.onset.cli.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import dev.onset.cli.curves.Curve;

/** Turns a curve into lines: broken where it is not finite, with no more points than can be seen. */
final class Thinning {

    private final List<Shape> lines = new ArrayList<>();
    private final Ink ink;
    private double[] x = new double[64];
    private double[] y = new double[64];
    private int size;
    private int columnStart;

    private Thinning(Ink ink) {
        this.ink = ink;
    }

    /** Lines of points in pixels; NaN: cannot be shown. */
    static List<Shape> lines(Curve curve, DoubleUnaryOperator toX, DoubleUnaryOperator toY, Ink ink) {
        Thinning thinning = new Thinning(ink);
        for (int i = 0; i < curve.size(); i++) {
            double px = toX.applyAsDouble(curve.x()[i]);
            double py = toY.applyAsDouble(curve.y()[i]);
            if (Double.isFinite(px) && Double.isFinite(py) && Double.isFinite(curve.y()[i])) {
                thinning.add(px, Math.clamp(py, -1e5, 1e5));
            } else {
                thinning.end();
            }
        }
        thinning.end();
        return thinning.lines;
    }

    /** In a column of pixels, the first, the lowest, the highest and the last point stay. */
    private void add(double px, double py) {
        if (size > 0 && Math.floor(px) != Math.floor(x[size - 1])) {
            thinColumn();
            columnStart = size;
        }
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = px;
        y[size++] = py;
    }

    private void thinColumn() {
        if (size - columnStart <= 4) {
            return;
        }
        int low = columnStart;
        int high = columnStart;
        for (int i = columnStart; i < size; i++) {
            low = y[i] < y[low] ? i : low;
            high = y[i] > y[high] ? i : high;
        }
        int[] kept = {columnStart, Math.min(low, high), Math.max(low, high), size - 1};
        int to = columnStart;
        int last = -1;
        for (int from : kept) {
            if (from != last) {
                x[to] = x[from];
                y[to++] = y[from];
                last = from;
            }
        }
        size = to;
    }

    private void end() {
        thinColumn();
        if (size == 1) {
            // A point alone is a short line.
            add(x[0] + 1, y[0]);
        }
        if (size > 0) {
            lines.add(new Shape.Polyline(Arrays.copyOf(x, size), Arrays.copyOf(y, size), ink));
        }
        size = 0;
        columnStart = 0;
    }
}

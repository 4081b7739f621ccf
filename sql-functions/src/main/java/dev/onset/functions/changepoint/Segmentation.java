package dev.onset.functions.changepoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.onset.functions.cancellation.Cancellation;

/**
 * The best division of a sequence into stretches of constant mean: the one with the least Σ (y − mean of its stretch)² +
 * β·(number of change points) (Killick et al. 2012, the objective of PELT).
 *
 * <p>Found by functional pruning (Maidstone et al. 2017, FPOP), which has the same optimum but does not become quadratic on
 * long sequences without changes: for each candidate last change it keeps the range of means for which it can still win.
 * A long slow slope keeps many candidates alive, which is why long curves are divided at the ends of blocks only.
 */
final class Segmentation {

    /** A range of means up to {@code to}, for which the last change before {@code start} is best, at a + b·μ + c·μ². */
    private static final class Piece {
        private final double from;
        private final double to;
        private final int start;
        private double constant;
        private double linear;
        private double square;

        Piece(double from, double to, int start, double constant, double linear, double square) {
            this.from = from;
            this.to = to;
            this.start = start;
            this.constant = constant;
            this.linear = linear;
            this.square = square;
        }

        Piece within(double least, double greatest) {
            return new Piece(least, greatest, start, constant, linear, square);
        }

        double at(double mean) {
            return constant + mean * (linear + mean * square);
        }

        /** The mean in the range at which it costs least. */
        double best() {
            return square > 0 ? Math.clamp(-linear / (2 * square), from, to) : from;
        }
    }

    private Segmentation() {}

    /** The indices at which new stretches begin, as of {@link #changes(double[], double, int)} with blocks of one. */
    static List<Integer> changes(double[] values, double penalty) {
        return changes(values, penalty, 1);
    }

    /**
     * The indices at which new stretches begin, without 0, ascending.
     *
     * @param values finite
     * @param penalty β, at least 0
     * @param block changes are sought at multiples of it only; within a block its mean stands for all of its values, which
     *     changes no cost but by a constant
     */
    static List<Integer> changes(double[] values, double penalty, int block) {
        if (block > 1) {
            return changes(blockMeans(values, block), penalty / block, 1).stream().map(start -> start * block).toList();
        }
        int n = values.length;
        if (n < 2) {
            return List.of();
        }
        double centre = 0;
        for (double value : values) {
            centre += value / n;
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value - centre);
            greatest = Math.max(greatest, value - centre);
        }
        if (!(greatest > least) || Double.isInfinite((greatest - least) * (greatest - least) * n)) {
            return List.of();
        }
        int[] startOf = new int[n];
        List<Piece> pieces = new ArrayList<>(List.of(new Piece(least, greatest, 0, 0, 0, 0)));
        List<Piece> next = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Cancellation.check();
            double value = values[i] - centre;
            double cost = Double.POSITIVE_INFINITY;
            for (Piece piece : pieces) {
                piece.constant += value * value;
                piece.linear -= 2 * value;
                piece.square += 1;
                double its = piece.at(piece.best());
                if (its < cost) {
                    cost = its;
                    startOf[i] = piece.start;
                }
            }
            next.clear();
            for (Piece piece : pieces) {
                keepBelow(piece, cost + penalty, i + 1, next);
            }
            List<Piece> swap = pieces;
            pieces = next;
            next = swap;
        }
        List<Integer> changes = new ArrayList<>();
        for (int start = startOf[n - 1]; start > 0; start = startOf[start - 1]) {
            changes.add(start);
        }
        Collections.reverse(changes);
        return changes;
    }

    /** The mean of each block; that of an incomplete last one stands for a whole one. */
    private static double[] blockMeans(double[] values, int block) {
        double[] means = new double[(values.length + block - 1) / block];
        for (int b = 0; b < means.length; b++) {
            int end = Math.min(values.length, (b + 1) * block);
            double mean = 0;
            for (int i = b * block; i < end; i++) {
                mean += (values[i] - mean) / (i - b * block + 1);
            }
            means[b] = mean;
        }
        return means;
    }

    /** Keeps of a piece the range in which it costs no more than a new stretch, which takes over the rest. */
    private static void keepBelow(Piece piece, double limit, int start, List<Piece> next) {
        double middle = -piece.linear / (2 * piece.square);
        double room = (limit - piece.at(middle)) / piece.square;
        if (room < 0) {
            addNew(piece.from, piece.to, limit, start, next);
            return;
        }
        double reach = Math.sqrt(room);
        double low = Math.max(piece.from, middle - reach);
        double high = Math.min(piece.to, middle + reach);
        if (!(low <= high)) {
            addNew(piece.from, piece.to, limit, start, next);
            return;
        }
        addNew(piece.from, low, limit, start, next);
        next.add(piece.within(low, high));
        addNew(high, piece.to, limit, start, next);
    }

    private static void addNew(double from, double to, double cost, int start, List<Piece> next) {
        if (!(from < to)) {
            return;
        }
        if (!next.isEmpty() && next.getLast().start == start) {
            next.set(next.size() - 1, next.getLast().within(next.getLast().from, to));
        } else {
            next.add(new Piece(from, to, start, cost, 0, 0));
        }
    }
}

package dev.onset.benchmarks.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How well one rule did. */
final class OnsetScore {

    /**
     * One false alarm costs as much as five missed onsets: most runs of an archive are healthy, and nobody looks twice at a
     * rule that cries wolf.
     */
    static final double FALSE_ALARM_COST = 5;

    private static final class Rate {
        private int yes;
        private int all;

        void add(boolean value) {
            yes += value ? 1 : 0;
            all++;
        }

        double percent() {
            return all == 0 ? Double.NaN : 100.0 * yes / all;
        }
    }

    private final Rate falseAlarms = new Rate();
    private final Map<String, Rate> falseAlarmsBy = new TreeMap<>();
    private final Rate detected = new Rate();
    private final Rate detectedLong = new Rate();
    private final Map<Integer, Rate> detectedBy = new TreeMap<>();
    private final List<Double> errors = new ArrayList<>();

    /** @param onset what the rule said; NaN: no overfitting */
    void add(LabelledCurve curve, double onset) {
        boolean fired = !Double.isNaN(onset);
        if (!curve.overfits()) {
            falseAlarms.add(fired);
            falseAlarmsBy.computeIfAbsent(curve.kind().title(), kind -> new Rate()).add(fired);
            falseAlarmsBy.computeIfAbsent(curve.noise().title() + " noise", noise -> new Rate()).add(fired);
            return;
        }
        if (curve.rise() < 3) {
            return;
        }
        detected.add(fired);
        detectedBy.computeIfAbsent(curve.evaluations(), length -> new Rate()).add(fired);
        if (curve.evaluations() >= 200) {
            detectedLong.add(fired);
        }
        if (fired) {
            errors.add(100 * Math.abs(onset - curve.onset()) / curve.span());
        }
    }

    double falseAlarms() {
        return falseAlarms.percent();
    }

    double falseAlarms(String group) {
        Rate rate = falseAlarmsBy.get(group);
        return rate == null ? Double.NaN : rate.percent();
    }

    /** Of the curves whose rise is at least three times their noise. */
    double detected() {
        return detected.percent();
    }

    /** The same from 200 evaluations on. */
    double detectedLong() {
        return detectedLong.percent();
    }

    double detected(int evaluations) {
        Rate rate = detectedBy.get(evaluations);
        return rate == null ? Double.NaN : rate.percent();
    }

    /** The median distance from the true onset, in percent of the run. */
    double medianError() {
        return quantile(0.5);
    }

    double quantile(double share) {
        if (errors.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(errors);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    double combined() {
        return detected() - FALSE_ALARM_COST * falseAlarms() - medianError();
    }
}

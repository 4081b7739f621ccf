package dev.onset.functions.registry;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveFunction;
import dev.onset.functions.accuracy.LossAccDivergence;
import dev.onset.functions.accuracy.LossAccLag;
import dev.onset.functions.best.BestStep;
import dev.onset.functions.best.BestValue;
import dev.onset.functions.best.FirstValueOf;
import dev.onset.functions.best.LastValueOf;
import dev.onset.functions.best.ValueAtBest;
import dev.onset.functions.best.WastedFraction;
import dev.onset.functions.best.WastedSteps;
import dev.onset.functions.gap.GapAtBest;
import dev.onset.functions.gap.GapLast;
import dev.onset.functions.gap.GapMax;
import dev.onset.functions.gap.GapTrend;
import dev.onset.functions.gap.GapTrendP;
import dev.onset.functions.gap.InversionEndStep;
import dev.onset.functions.gap.InversionExplained;
import dev.onset.functions.gap.InvertedFraction;
import dev.onset.functions.gap.TrendP;
import dev.onset.functions.gap.TrendSlope;
import dev.onset.functions.gap.TrendTau;
import dev.onset.functions.health.CurveVerdict;
import dev.onset.functions.health.Diverged;
import dev.onset.functions.health.FirstNonfiniteStep;
import dev.onset.functions.health.FirstSpikeStep;
import dev.onset.functions.health.ImprovingAtEnd;
import dev.onset.functions.health.NonfiniteCount;
import dev.onset.functions.health.PlateauStep;
import dev.onset.functions.health.Roughness;
import dev.onset.functions.health.SpikeCount;
import dev.onset.functions.health.SpikeRecoverySteps;
import dev.onset.functions.health.SpikeScore;
import dev.onset.functions.learningrate.LrDropCount;
import dev.onset.functions.learningrate.LrDropStep;
import dev.onset.functions.learningrate.LrRebound;
import dev.onset.functions.learningrate.LrReboundSteps;
import dev.onset.functions.learningrate.LrRelapse;
import dev.onset.functions.learningrate.LrRestartCount;
import dev.onset.functions.learningrate.LrSchedule;
import dev.onset.functions.learningrate.WarmupSteps;
import dev.onset.functions.overfitting.FirstOverfitStep;
import dev.onset.functions.overfitting.OverfitOnset;
import dev.onset.functions.overfitting.OverfitSeverity;
import dev.onset.functions.shape.Auc;
import dev.onset.functions.shape.Sparkline;
import dev.onset.functions.shape.StepsToTarget;
import dev.onset.functions.stopping.GeneralizationLossLast;
import dev.onset.functions.stopping.GlStopStep;
import dev.onset.functions.stopping.PatienceStopStep;
import dev.onset.functions.stopping.PqStopStep;
import dev.onset.functions.stopping.StopRegret;
import dev.onset.functions.stopping.UpStopStep;

/** All curve functions by name. Everything that lists, documents or resolves functions reads them from here. */
public final class FunctionRegistry {

    private static final List<CurveFunction> BUILT_IN = List.of(
            new BestStep(),
            new BestValue(),
            new ValueAtBest(),
            new LastValueOf(),
            new FirstValueOf(),
            new WastedSteps(),
            new WastedFraction(),
            new OverfitOnset(),
            new OverfitSeverity(),
            new FirstOverfitStep(),
            new GapTrend(),
            new GapTrendP(),
            new GapLast(),
            new GapAtBest(),
            new GapMax(),
            new TrendSlope(),
            new TrendP(),
            new TrendTau(),
            new InvertedFraction(),
            new InversionEndStep(),
            new InversionExplained(),
            new LrRebound(),
            new LrRelapse(),
            new LrReboundSteps(),
            new LrDropCount(),
            new LrDropStep(),
            new LrRestartCount(),
            new WarmupSteps(),
            new LrSchedule(),
            new PatienceStopStep(),
            new StopRegret(),
            new GeneralizationLossLast(),
            new GlStopStep(),
            new PqStopStep(),
            new UpStopStep(),
            new LossAccLag(),
            new LossAccDivergence(),
            new NonfiniteCount(),
            new FirstNonfiniteStep(),
            new Diverged(),
            new PlateauStep(),
            new ImprovingAtEnd(),
            new Roughness(),
            new SpikeScore(),
            new SpikeCount(),
            new FirstSpikeStep(),
            new SpikeRecoverySteps(),
            new CurveVerdict(),
            new StepsToTarget(),
            new Auc(),
            new Sparkline());

    private final Map<String, CurveFunction> functions = new TreeMap<>();

    private FunctionRegistry(Collection<CurveFunction> functions) {
        for (CurveFunction function : functions) {
            String name = function.signature().name();
            if (this.functions.put(name, function) != null) {
                throw new IllegalArgumentException("two curve functions are called " + name);
            }
        }
    }

    /** The functions that Onset comes with. */
    public static FunctionRegistry builtIn() {
        return new FunctionRegistry(BUILT_IN);
    }

    /** Functions of a host's or a test's own choice. */
    public static FunctionRegistry of(Collection<CurveFunction> functions) {
        return new FunctionRegistry(functions);
    }

    /** The function of this name, in any case, or null. */
    public @Nullable CurveFunction find(String name) {
        return functions.get(name.toLowerCase(Locale.ROOT));
    }

    /** All functions, ordered by name. */
    public Collection<CurveFunction> all() {
        return functions.values();
    }
}

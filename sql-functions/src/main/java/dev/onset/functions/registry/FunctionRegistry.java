package dev.onset.functions.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.accuracy.LossAccDivergence;
import dev.onset.functions.accuracy.LossAccLag;
import dev.onset.functions.best.BestStep;
import dev.onset.functions.best.BestValue;
import dev.onset.functions.best.FirstValueOf;
import dev.onset.functions.best.LastValueOf;
import dev.onset.functions.best.ValueAtBest;
import dev.onset.functions.best.WastedFraction;
import dev.onset.functions.best.WastedSteps;
import dev.onset.functions.changepoint.ChangepointStep;
import dev.onset.functions.changepoint.Changepoints;
import dev.onset.functions.changepoint.HingeSlopeAfter;
import dev.onset.functions.changepoint.HingeSlopeBefore;
import dev.onset.functions.changepoint.HingeStep;
import dev.onset.functions.changepoint.PageHinkleyStep;
import dev.onset.functions.events.LrEvents;
import dev.onset.functions.events.OverfitEpisodes;
import dev.onset.functions.extrapolation.Asymptote;
import dev.onset.functions.extrapolation.PowerLawExponent;
import dev.onset.functions.extrapolation.PredictAt;
import dev.onset.functions.extrapolation.PredictedStepsToTarget;
import dev.onset.functions.gap.GapAtBest;
import dev.onset.functions.gap.GapLast;
import dev.onset.functions.gap.GapMax;
import dev.onset.functions.gap.GapShifted;
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
import dev.onset.functions.learningrate.LrSegments;
import dev.onset.functions.learningrate.WarmupSteps;
import dev.onset.functions.overfitting.DoubleDescentStep;
import dev.onset.functions.overfitting.FirstOverfitStep;
import dev.onset.functions.overfitting.OverfitOnset;
import dev.onset.functions.overfitting.OverfitSeverity;
import dev.onset.functions.shape.Auc;
import dev.onset.functions.shape.CurveDistance;
import dev.onset.functions.shape.Lttb;
import dev.onset.functions.shape.Sparkline;
import dev.onset.functions.shape.StepsToTarget;
import dev.onset.functions.smoothing.Ema;
import dev.onset.functions.smoothing.GaussianSmooth;
import dev.onset.functions.smoothing.MovingAvg;
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
            new DoubleDescentStep(),
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
            new GapShifted(),
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
            new CurveDistance(),
            new Sparkline(),
            new HingeStep(),
            new HingeSlopeBefore(),
            new HingeSlopeAfter(),
            new ChangepointStep(),
            new PageHinkleyStep(),
            new PowerLawExponent(),
            new Asymptote(),
            new PredictAt(),
            new PredictedStepsToTarget());

    private static final List<CurveTableFunction> BUILT_IN_TABLES = List.of(
            new OverfitEpisodes(),
            new LrEvents(),
            new LrSegments(),
            new Changepoints(),
            new Lttb());

    private static final List<CurveWindowFunction> BUILT_IN_WINDOWS = List.of(
            new Ema(),
            new MovingAvg(),
            new GaussianSmooth());

    private final Map<String, CurveFunction> functions = new TreeMap<>();
    private final Map<String, CurveTableFunction> tables = new TreeMap<>();
    private final Map<String, CurveWindowFunction> windows = new TreeMap<>();

    private FunctionRegistry(Collection<CurveFunction> functions, Collection<CurveTableFunction> tables,
            Collection<CurveWindowFunction> windows) {
        for (CurveFunction function : functions) {
            add(this.functions, function.signature().name(), function);
        }
        for (CurveTableFunction table : tables) {
            add(this.tables, table.signature().name(), table);
        }
        for (CurveWindowFunction window : windows) {
            add(this.windows, window.signature().name(), window);
        }
    }

    private <T> void add(Map<String, T> target, String name, T function) {
        if (functions.containsKey(name) || tables.containsKey(name) || windows.containsKey(name)) {
            throw new IllegalArgumentException("two curve functions are called " + name);
        }
        target.put(name, function);
    }

    /** The functions that Onset comes with. */
    public static FunctionRegistry builtIn() {
        return new FunctionRegistry(BUILT_IN, BUILT_IN_TABLES, BUILT_IN_WINDOWS);
    }

    /**
     * The functions that Onset comes with, and those that jars publish as services.
     *
     * @throws java.util.ServiceConfigurationError if one cannot be made
     * @throws IllegalArgumentException if two have the same name
     */
    public static FunctionRegistry withServices(ClassLoader loader) {
        List<CurveFunction> functions = new ArrayList<>(BUILT_IN);
        ServiceLoader.load(CurveFunction.class, loader).forEach(functions::add);
        List<CurveTableFunction> tables = new ArrayList<>(BUILT_IN_TABLES);
        ServiceLoader.load(CurveTableFunction.class, loader).forEach(tables::add);
        List<CurveWindowFunction> windows = new ArrayList<>(BUILT_IN_WINDOWS);
        ServiceLoader.load(CurveWindowFunction.class, loader).forEach(windows::add);
        return new FunctionRegistry(functions, tables, windows);
    }

    /** Functions of a host's or a test's own choice. */
    public static FunctionRegistry of(Collection<CurveFunction> functions) {
        return new FunctionRegistry(functions, List.of(), List.of());
    }

    /** The function of this name, in any case, or null. */
    public @Nullable CurveFunction find(String name) {
        return functions.get(name.toLowerCase(Locale.ROOT));
    }

    /** All functions, ordered by name. */
    public Collection<CurveFunction> all() {
        return functions.values();
    }

    /** The table function of this name, in any case, or null. */
    public @Nullable CurveTableFunction findTable(String name) {
        return tables.get(name.toLowerCase(Locale.ROOT));
    }

    /** All table functions, ordered by name. */
    public Collection<CurveTableFunction> tables() {
        return tables.values();
    }

    /** The window function of this name, in any case, or null. */
    public @Nullable CurveWindowFunction findWindow(String name) {
        return windows.get(name.toLowerCase(Locale.ROOT));
    }

    /** All window functions, ordered by name. */
    public Collection<CurveWindowFunction> windows() {
        return windows.values();
    }

    /** The names of all functions of any kind, ordered. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(functions.keySet());
        names.addAll(tables.keySet());
        names.addAll(windows.keySet());
        return names;
    }
}

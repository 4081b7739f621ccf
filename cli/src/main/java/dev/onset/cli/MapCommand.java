package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.cli.console.Terminal;
import dev.onset.cli.render.ResultFormat;

/** {@code onset map}: which metrics fill the canonical columns. */
@Command(name = "map", description = "Shows or changes which metrics fill the columns train_loss, val_loss, lr and so on.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "A mapping holds for all runs, those of later imports too; no log is read again. A run that lacks the",
    "metric keeps to the conventions. What is set last is preferred, what was set before stays behind it.", "",
    "Example:", "  onset map                          shows what fills which column in how many runs",
    "  onset map val_loss=Loss/holdout    takes your own metric for the validation loss",
    "  onset map --remove val_loss        goes back to the conventions"})
final class MapCommand implements Callable<Integer> {

    /** Metrics of a column that no run took, and that are shown nevertheless. */
    private static final int LOSERS_SHOWN = 3;

    private static final String RANKED = """
            WITH ranked AS (SELECT canonical, metric, runs, points, passed_over_runs, passed_over_for,
                ROW_NUMBER() OVER (PARTITION BY canonical, passed_over_runs >= runs
                    ORDER BY passed_over_runs, runs DESC, metric) AS place
                FROM metric_names WHERE canonical IS NOT NULL)
            """;
    private static final String LOSER = "passed_over_runs >= runs AND place > ";
    private static final String NAMES = RANKED + """
            SELECT canonical, metric, runs, points, passed_over_runs, passed_over_for FROM ranked
            WHERE NOT (%s) ORDER BY canonical, passed_over_runs, runs DESC, metric""";
    private static final String HIDDEN = RANKED + """
            SELECT canonical, COUNT(*) FROM ranked WHERE %s GROUP BY canonical ORDER BY canonical""";

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--remove", paramLabel = "CANONICAL[=RAW]", description = "Forgets what was set for a canonical column, or one metric of it. May be given several times.")
    private List<String> removed = new ArrayList<>();

    @Option(names = "--reset", description = "Forgets all that was set: conventions alone.")
    private boolean reset;

    @Option(names = "--all", description = "Shows all metrics that could fill a column, also the many that no run took.")
    private boolean all;

    @Parameters(arity = "0..*", paramLabel = "CANONICAL=RAW", description = "Takes a metric for a canonical column; of several for one column, the first that a run has.")
    private List<String> names = new ArrayList<>();

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        MetricMapping wanted = MetricMapping.parse(names);
        PrintWriter out = spec.commandLine().getOut();
        try (Onset onset = Onset.open(archive.directory())) {
            MetricMapping mapping = reset || !removed.isEmpty() || !wanted.isEmpty()
                    ? onset.changeMapping(before -> without(before).preferring(wanted))
                    : onset.mapping();
            out.println("mapping: " + (mapping.isEmpty() ? "none, conventions alone"
                    : mapping.entries().stream().map(Object::toString).collect(Collectors.joining(", "))));
            String hidden = LOSER + (all ? Integer.MAX_VALUE : LOSERS_SHOWN);
            try (QueryResult result = onset.query(NAMES.formatted(hidden))) {
                ResultFormat.TABLE.writer(out, parent.terminal.width()).write(result);
            }
            try (QueryResult result = onset.query(HIDDEN.formatted(hidden))) {
                for (var row : result.rows()) {
                    out.println(row.getObject(0) + ": " + row.getObject(1)
                            + " more metrics that no run took; --all shows them");
                }
            }
        }
        out.flush();
        return ExitStatus.OK;
    }

    private MetricMapping without(MetricMapping before) {
        MetricMapping left = reset ? MetricMapping.NONE : before;
        for (String name : removed) {
            left = name.contains("=") ? left.without(MetricMapping.parse(List.of(name)).entries().getFirst())
                    : left.without(name);
        }
        return left;
    }
}

package dev.onset.cli.report;

import static dev.onset.cli.drawing.Markup.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.onset.api.QueryResult;
import dev.onset.api.Session;
import dev.onset.cli.chart.ChartOptions;
import dev.onset.cli.chart.Charts;
import dev.onset.cli.curves.Curve;
import dev.onset.cli.curves.RunCurves;
import dev.onset.cli.drawing.ChartLayout;
import dev.onset.cli.drawing.Palette;
import dev.onset.cli.drawing.SvgWriter;
import dev.onset.cli.report.ReportReader.Contents;
import dev.onset.cli.report.ReportReader.LearningRateDrop;

/** The report as a page that needs nothing else: no network, no file beside it. */
public final class ReportPage {

    private static final double CARD_WIDTH = 340;
    private static final double CARD_HEIGHT = 190;
    /** Losses that differ by more than this factor are drawn on a logarithmic axis. */
    private static final double WIDE = 20;

    private final ReportOptions options;
    private final ReportQueries queries;
    private final Contents contents;
    private final StringBuilder html = new StringBuilder();

    private ReportPage(ReportOptions options, ReportQueries queries, Contents contents) {
        this.options = options;
        this.queries = queries;
        this.contents = contents;
    }

    /** The statement that shows whether a condition holds together; an error in it has its position there. */
    public static String check(String where) {
        return new ReportQueries(where).check();
    }

    /** Asks for everything and writes the page. */
    public static String of(Session session, ReportOptions options) {
        ReportQueries queries = new ReportQueries(options.where());
        try (QueryResult checked = session.query(queries.check())) {
            checked.rows().forEach(row -> Objects.requireNonNull(row));
        }
        return new ReportPage(options, queries, new ReportReader(session, queries).read(options.most())).page();
    }

    private String page() {
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                // Whatever a run is called, the page cannot load anything.
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                + " script-src 'unsafe-inline'\">\n<title>").append(escaped(options.title()))
                .append("</title>\n<style>\n:root{").append(Palette.LIGHT.variables())
                .append("}\n@media (prefers-color-scheme:dark){:root{").append(Palette.DARK.variables()).append("}}\n")
                // What is printed is printed on white.
                .append("@media print{:root{").append(Palette.LIGHT.variables()).append("}}\n")
                .append(SvgWriter.RULES).append(SvgWriter.seriesRules()).append(resource("report.css"))
                .append("</style>\n</head>\n<body>\n<main>\n");
        header();
        if (contents.runs().isEmpty()) {
            html.append("<p>There is no run to report on.</p>\n");
        } else {
            summary();
            groups();
            drops();
            table();
        }
        html.append("</main>\n<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void header() {
        long points = contents.runs().stream().mapToLong(JudgedRun::points).sum();
        long sources = contents.runs().stream().map(JudgedRun::source).distinct().count();
        html.append("<header><h1>").append(escaped(options.title())).append("</h1>\n<p class=\"sub\">")
                .append(String.format(Locale.ROOT, "%,d %s, %,d points, from %d %s", contents.runs().size(),
                        contents.runs().size() == 1 ? "run" : "runs", points, sources,
                        sources == 1 ? "logger" : "loggers"));
        if (!options.where().isBlank()) {
            html.append(" · only <code>").append(escaped(options.where().strip())).append("</code>");
        }
        html.append("</p></header>\n");
    }

    private void summary() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        contents.runs().forEach(run -> counts.merge(run.verdict(), 1, Integer::sum));
        int all = contents.runs().size();
        html.append("<section>\n<div class=\"facts\">");
        fact(Numbers.percent(counts.getOrDefault(Verdict.OVERFIT, 0) / (double) all), "of the runs overfit");
        double steps = sum(JudgedRun::lastStep, run -> 1);
        double wasted = sum(JudgedRun::lastStep, JudgedRun::wasted);
        if (steps > 0) {
            fact(Numbers.percent(wasted / steps), "of the steps came after the best one");
        }
        double hours = sum(JudgedRun::hours, run -> 1);
        double wastedHours = sum(JudgedRun::hours, JudgedRun::wasted);
        if (hours > 1 / 60.0) {
            fact(Numbers.hours(wastedHours), "of " + Numbers.hours(hours) + " of training came after it");
        }
        fact(Numbers.count(counts.getOrDefault(Verdict.NONFINITE, 0) + counts.getOrDefault(Verdict.DIVERGED, 0)),
                "blew up");
        html.append(
                "</div>\n<h2>Verdicts</h2>\n<div class=\"bar\" role=\"img\" aria-label=\"Shares of the verdicts\">");
        counts.forEach((verdict, count) -> html.append("<span class=\"").append(verdict.css())
                .append("\" style=\"flex-grow:").append(count).append("\" title=\"").append(verdict.label())
                .append(": ").append(count).append("\"></span>"));
        html.append("</div>\n<div class=\"scroll\"><table class=\"verdicts\"><tbody>\n");
        counts.forEach((verdict, count) -> html.append("<tr><td><i class=\"").append(verdict.css())
                .append("\"></i>").append(verdict.label()).append("</td><td class=\"n\">")
                .append(Numbers.count(count)).append("</td><td class=\"n\">")
                .append(Numbers.percent(count / (double) all)).append("</td><td class=\"faint\">")
                .append(escaped(verdict.meaning())).append("</td></tr>\n"));
        html.append("</tbody></table></div>\n");
        sql(queries.verdicts());
        html.append("</section>\n");
    }

    private interface Measure {
        double of(JudgedRun run);
    }

    private double sum(Measure amount, Measure share) {
        return contents.runs().stream().mapToDouble(run -> amount.of(run) * share.of(run))
                .filter(value -> !Double.isNaN(value)).sum();
    }

    private void fact(String number, String text) {
        html.append("<div><b>").append(escaped(number)).append("</b> ").append(escaped(text)).append("</div>");
    }

    private void groups() {
        html.append("""
                <section><h2>Runs worth a look</h2>
                <p class="legend"><span><svg class="chart key" viewBox="0 0 18 8"><path class="s0" d="M1 4H17"/></svg>\
                validation loss</span> <span><svg class="chart key" viewBox="0 0 18 8"><path class="s1 w" d="M1 4H17"/></svg>\
                training loss</span> <span><svg class="chart key" viewBox="0 0 18 8"><path class="s2" d="M1 4H17"/></svg>\
                learning rate</span> <span><svg class="chart key" viewBox="0 0 10 10"><circle class="s0" cx="5" cy="5" r="3.5"/>\
                </svg>best</span> <span><svg class="chart key" viewBox="0 0 4 14"><line class="o k" x1="2" y1="0" x2="2" y2="14"/>\
                </svg>onset of overfitting</span> <span><svg class="chart key" viewBox="0 0 9 8"><polygon class="d"\
                 points="1 1 8 1 4.5 7"/></svg>learning-rate drop</span></p>
                """);
        for (Verdict verdict : Verdict.values()) {
            List<JudgedRun> runs = contents.of(verdict);
            List<JudgedRun> drawn = runs.stream().filter(run -> contents.curves().containsKey(run.id())).toList();
            if (drawn.isEmpty()) {
                continue;
            }
            html.append("<h3><i class=\"").append(verdict.css()).append("\"></i>").append(verdict.label())
                    .append(" <small>").append(drawn.size() == runs.size()
                            ? Numbers.count(runs.size()) + (runs.size() == 1 ? " run" : " runs")
                            : drawn.size() + " of " + Numbers.count(runs.size()) + " runs")
                    .append("</small></h3>\n<div class=\"cards\">\n");
            drawn.forEach(run -> card(run, Objects.requireNonNull(contents.curves().get(run.id()))));
            html.append("</div>\n");
            sql(queries.panel(verdict, options.most()));
        }
        html.append("</section>\n");
    }

    private void card(JudgedRun run, RunCurves curves) {
        html.append("<figure><figcaption><b title=\"").append(escaped(run.id())).append("\">")
                .append(escaped(run.name())).append("</b><span>").append(escaped(run.reason()))
                .append("</span></figcaption>\n");
        if (curves.isEmpty()) {
            html.append("<p class=\"faint\">no training or validation loss</p>");
        } else {
            ChartOptions axes = new ChartOptions(false, isWide(curves), null, null, null, null);
            html.append(SvgWriter.inline(ChartLayout.bare(Charts.ofRuns(List.of(curves), axes), CARD_WIDTH,
                    CARD_HEIGHT)));
        }
        html.append("</figure>\n");
    }

    private static boolean isWide(RunCurves curves) {
        double[] values = java.util.stream.Stream.concat(curves.training().stream(), curves.validation().stream())
                .map(Curve::y).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
        double least = Arrays.stream(values).min().orElse(0);
        return least > 0 && Arrays.stream(values).max().orElse(0) / least > WIDE;
    }

    private void drops() {
        if (contents.drops().isEmpty()) {
            return;
        }
        html.append("<section><h2>What the first learning-rate drop bought</h2>\n"
                + "<p class=\"sub\">The share of the validation loss that it took away, for how many steps, and how much of"
                + " that was lost again.</p>\n");
        SortableTable table = new SortableTable("drops").textColumn("run").numberColumn("step of the drop")
                .numberColumn("gained").numberColumn("for steps").numberColumn("lost again");
        for (LearningRateDrop drop : contents.drops()) {
            table.beginRow();
            table.text(drop.name());
            table.number(drop.step(), Numbers.count(drop.step()));
            table.number(drop.gain(), Numbers.percent(drop.gain()));
            table.number(drop.steps(), Numbers.count(drop.steps()));
            table.number(drop.relapse(), Numbers.percent(drop.relapse()));
            table.endRow();
        }
        html.append(table.markup());
        if (contents.drops().size() == ReportReader.DROPS) {
            html.append("<p class=\"faint\">The ").append(ReportReader.DROPS).append(" that gained most.</p>\n");
        }
        sql(queries.drops(ReportReader.DROPS));
        html.append("</section>\n");
    }

    private void table() {
        int all = contents.runs().size();
        html.append("<section><h2>All runs</h2>\n<p><label>Filter <input type=\"search\" id=\"filter\""
                + " placeholder=\"name, logger, verdict\"></label></p>\n");
        boolean experiments = contents.runs().stream().map(JudgedRun::experiment).distinct().count() > 1;
        SortableTable table = new SortableTable("runs").textColumn("run");
        if (experiments) {
            table.textColumn("experiment");
        }
        table.textColumn("logger").textColumn("verdict").numberColumn("last step").numberColumn("best step")
                .numberColumn("best loss").numberColumn("onset").numberColumn("worse by").numberColumn("after best")
                .numberColumn("lr drops");
        for (JudgedRun run : contents.runs().subList(0, Math.min(all, options.rows()))) {
            table.beginRow();
            table.text(run.name());
            if (experiments) {
                table.text(run.experiment());
            }
            table.text(run.source());
            table.markup("<i class=\"" + run.verdict().css() + "\"></i>" + escaped(run.verdict().label()),
                    run.verdict().label());
            table.number(run.lastStep(), Numbers.count(run.lastStep()));
            table.number(run.bestStep(), Numbers.count(run.bestStep()));
            table.number(run.best(), Numbers.value(run.best()));
            table.number(run.onset(), Numbers.count(run.onset()));
            double severity = Double.isNaN(run.onset()) ? Double.NaN : run.severity() / 100;
            table.number(severity, Numbers.percent(severity));
            table.number(run.wasted(), Numbers.percent(run.wasted()));
            table.number(run.drops(), run.drops() > 0 ? Numbers.count(run.drops()) : "");
            table.endRow();
        }
        html.append(table.markup());
        if (all > options.rows()) {
            html.append(String.format(Locale.ROOT,
                    "<p class=\"faint\">The first %,d of %,d runs, those that need a look"
                            + " first; <code>--rows</code> takes more, and the SQL gives all.</p>%n",
                    options.rows(), all));
        }
        sql(queries.runs());
        html.append("</section>\n");
    }

    private void sql(String statement) {
        html.append(
                "<details><summary>SQL</summary><div class=\"sql\"><button type=\"button\" class=\"copy\">Copy</button>"
                        + "<pre><code>")
                .append(escaped(statement)).append("</code></pre></div></details>\n");
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

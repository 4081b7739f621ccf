package dev.onset.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.onset.docs.ExampleAnswers.Answer;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.TableColumn;
import dev.onset.functions.registry.FunctionRegistry;

/** The function reference, made of the registry: an index, a page for each category, and a plot for each function. */
final class FunctionReference {

    /** How a function is called. */
    enum Kind {
        AGGREGATE, TABLE, WINDOW
    }

    /** What the reference says of a function. */
    record Entry(String name, String signature, List<Parameter> parameters, String returns, Documentation documentation,
            Kind kind) {}

    private final ExampleAnswers answers;
    private final Map<String, List<Entry>> categories = new TreeMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private FunctionReference(ExampleAnswers answers) {
        this.answers = answers;
    }

    /** The files by their path below {@code docs}. */
    static Map<String, String> write(FunctionRegistry registry, ExampleAnswers answers) {
        FunctionReference reference = new FunctionReference(answers);
        for (CurveFunction function : registry.all()) {
            reference.add(new Entry(function.signature().name(), function.signature().toString(),
                    function.signature().parameters(), returns(function.signature().result()), function.documentation(),
                    Kind.AGGREGATE));
        }
        for (CurveTableFunction function : registry.tables()) {
            List<String> columns = function.signature().columns().stream().map(FunctionReference::column).toList();
            reference.add(new Entry(function.signature().name(), function.signature().toString(),
                    function.signature().parameters(),
                    "rows of the PARTITION BY columns, then " + String.join(", ", columns), function.documentation(),
                    Kind.TABLE));
        }
        for (CurveWindowFunction function : registry.windows()) {
            reference.add(new Entry(function.signature().name(),
                    function.signature() + " OVER (PARTITION BY run_id ORDER BY step)",
                    function.signature().parameters(), "DOUBLE for each row", function.documentation(), Kind.WINDOW));
        }
        reference.writeAll();
        return reference.files;
    }

    private void add(Entry entry) {
        categories.computeIfAbsent(entry.documentation.category(), category -> new ArrayList<>()).add(entry);
    }

    private static String returns(ResultType type) {
        return type == ResultType.STEP ? "a step: BIGINT, or DOUBLE for fractional steps" : type.name();
    }

    private static String column(TableColumn column) {
        return "`" + column.name() + "`" + (column.type() == ResultType.STEP ? "" : " " + column.type());
    }

    private static String slug(String category) {
        return category.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private void writeAll() {
        StringBuilder index = new StringBuilder("""
                # Curve functions

                <!-- Generated from the functions' own documentation; see "Add a curve function" in CONTRIBUTING.md. -->

                Aggregates over the points of a group, usually `GROUP BY run_id`. They order the points themselves, by the first
                argument. NULL means "not logged here" and is skipped; NaN and infinities are never part of a minimum, a mean or
                a fit. Of several points at one step the last one logged counts. Too few points give NULL. Train at an evaluation
                is the mean of train since the previous one. Options may be named, as in `patience => 5`, and may be any
                expression that is the same in all rows of a group. Slopes are per unit of the step argument.

                Table functions return rows: `TABLE(name(TABLE input PARTITION BY run_id ORDER BY step))`. They read the columns
                whose names stand in their signature, or others: `lr => DESCRIPTOR(learning_rate)`.

                Window functions smooth: `name(curve, options) OVER (PARTITION BY run_id ORDER BY step)`. Where the curve is NULL,
                so is the result.

                The examples run on six small generated runs; their results are printed as the build computes them.
                """);
        categories.forEach((category, entries) -> {
            String page = "functions/" + slug(category) + ".md";
            index.append("\n## ").append(category).append("\n\n| function | what it tells |\n|---|---|\n");
            StringBuilder text = new StringBuilder("# " + category + "\n\n[All functions](../functions.md)\n");
            for (Entry entry : entries) {
                index.append("| [`").append(entry.name).append("`](").append(page).append('#').append(entry.name)
                        .append(") | ").append(entry.documentation.summary()).append(" |\n");
                section(entry, text);
            }
            files.put(page, text.toString());
        });
        files.put("functions.md", index.toString());
    }

    private void section(Entry entry, StringBuilder text) {
        Documentation documentation = entry.documentation;
        text.append("\n## ").append(entry.name).append("\n\n").append(documentation.summary()).append("\n\n```\n")
                .append(entry.signature).append("\n```\n\n").append(options(entry.parameters)).append("Returns ")
                .append(entry.returns).append(".\n\n**Definition.** ").append(prose(documentation.formula()))
                .append("\n\n**Source.** ").append(prose(documentation.source()))
                .append("\n\n**When not to trust it.** ").append(prose(documentation.caution())).append('\n');
        Answer first = null;
        for (String example : documentation.examples()) {
            Answer answer = answers.ask(example);
            first = first == null ? answer : first;
            text.append("\n```sql\n").append(example).append("\n```\n\n").append(ExampleAnswers.table(answer));
        }
        if (first != null) {
            String plot = new FunctionPicture(answers, entry, first).draw();
            if (plot != null) {
                files.put("images/functions/" + entry.name + ".svg", plot);
                text.append("\n![What ").append(entry.name).append(" finds](../images/functions/").append(entry.name)
                        .append(".svg)\n");
            }
        }
    }

    /** What each option accepts. */
    private static String options(List<Parameter> parameters) {
        String options = parameters.stream().filter(Parameter::isOption)
                .map(option -> "* `" + option.name() + "`: " + option.accepted() + "\n").collect(Collectors.joining());
        return options.isEmpty() ? options : options + "\n";
    }

    private static String prose(String text) {
        return text.strip().replace("\n", "\n\n").replace("*", "\\*");
    }
}

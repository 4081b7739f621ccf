package dev.onset.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.onset.cli.render.ResultFormat;
import dev.onset.cli.shell.MetaCommand.Completes;
import dev.onset.cli.shell.ShellSettings.Expanded;
import dev.onset.error.Suggestions;

/** How results are shown. */
final class DisplayCommands {

    private final ShellSettings settings;
    private final Screen screen;

    DisplayCommands(ShellSettings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    List<MetaCommand> commands() {
        return List.of(
                MetaCommand.of("\\x .expanded", "[on|off|auto]", "rows as records, a line for each value",
                        Completes.ON_OFF, rest -> screen.remark(expanded(rest))),
                MetaCommand.of(".mode \\format", "[FORMAT]", "how results are shown: " + formats(), Completes.FORMAT,
                        rest -> screen.remark(mode(rest))),
                MetaCommand.of("\\timing .timer", "[on|off]", "whether to say how long statements take",
                        Completes.ON_OFF, rest -> {
                            settings.timing = flag(rest, settings.timing);
                            screen.remark(onOff("Timing", settings.timing));
                        }),
                MetaCommand.of(".headers .header", "[on|off]", "whether the names of columns are shown",
                        Completes.ON_OFF, rest -> {
                            settings.headers = flag(rest, settings.headers);
                            screen.remark(onOff("Names of columns", settings.headers));
                        }),
                MetaCommand.of("\\t", "[on|off]", "rows alone, without the names of columns", Completes.ON_OFF,
                        rest -> screen.remark(set("tuples_only", rest))),
                MetaCommand.of(".nullvalue", "TEXT", "what stands for NULL", Completes.NOTHING,
                        rest -> screen.remark(nullText(rest))),
                MetaCommand.of("\\pager .pager", "[on|off|COMMAND]", "whether, and with what, long results are paged",
                        Completes.ON_OFF, rest -> screen.remark(pager(rest))),
                MetaCommand.of("\\pset", "[NAME [VALUE]]", "all of these by name: format, expanded, null, pager,"
                        + " tuples_only", Completes.SETTING, this::option),
                MetaCommand.of("\\set .parameter", "[NAME VALUE]", "a value for :name in statements; alone: lists them",
                        Completes.NOTHING, this::parameter),
                MetaCommand.of("\\unset", "NAME", "forgets it", Completes.NOTHING, settings.parameters::remove));
    }

    static String formats() {
        return Arrays.stream(ResultFormat.values()).filter(format -> format.fileFormat() == null)
                .map(ResultFormat::toString).collect(Collectors.joining(", "));
    }

    private static String onOff(String what, boolean on) {
        return what + (on ? ": on" : ": off");
    }

    private static boolean flag(String rest, boolean now) {
        return switch (rest.strip().toLowerCase(Locale.ROOT)) {
            case "" -> !now;
            case "on", "true", "1", "yes" -> true;
            case "off", "false", "0", "no" -> false;
            default -> throw MetaCommands.wrong("'" + rest + "' is neither on nor off");
        };
    }

    private String expanded(String rest) {
        settings.expanded = rest.strip().equalsIgnoreCase("auto")
                ? Expanded.AUTO
                : flag(rest, settings.expanded != Expanded.OFF) ? Expanded.ON : Expanded.OFF;
        return "Expanded display: " + settings.expanded.name().toLowerCase(Locale.ROOT);
    }

    private String mode(String rest) {
        if (!rest.isBlank()) {
            settings.format = format(Words.of(rest).getFirst());
        }
        return "Results are shown as " + settings.format;
    }

    /** By the names of other shells, too. */
    private static ResultFormat format(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String known = switch (lower) {
            case "column", "aligned", "columns" -> "table";
            case "duckbox" -> "box";
            case "tabs" -> "tsv";
            case "jsonlines", "ndjson" -> "jsonl";
            case "vertical", "expanded" -> "line";
            default -> lower;
        };
        return Arrays.stream(ResultFormat.values())
                .filter(format -> format.fileFormat() == null && format.toString().equals(known)).findFirst()
                .orElseThrow(() -> MetaCommands.wrong("There is no format '" + name + "'"
                        + Suggestions.didYouMean(name, List.of(formats().split(", "))) + " There are " + formats()));
    }

    private String nullText(String rest) {
        List<String> words = Words.of(rest);
        settings.nullText = words.isEmpty() ? "" : words.getFirst();
        return "NULL is shown as '" + settings.nullText + "'";
    }

    private String pager(String rest) {
        String word = rest.strip().toLowerCase(Locale.ROOT);
        boolean flag = List.of("", "on", "off", "true", "false", "1", "0", "yes", "no").contains(word);
        settings.paging = !flag || flag(word, settings.paging);
        settings.pagerCommand = flag ? word.isEmpty() ? settings.pagerCommand : null : rest.strip();
        return settings.paging
                ? "Long results are paged" + (settings.pagerCommand == null ? "" : " by " + settings.pagerCommand)
                : "Results are not paged";
    }

    private void option(String rest) {
        List<String> words = Words.of(rest);
        if (words.isEmpty()) {
            screen.println("format    " + settings.format + "\nexpanded  "
                    + settings.expanded.name().toLowerCase(Locale.ROOT) + "\nnull      '" + settings.nullText
                    + "'\npager     " + (settings.paging ? "on" : "off") + "\ntuples_only "
                    + (settings.headers ? "off" : "on"));
            return;
        }
        String name = words.getFirst();
        screen.remark(set(name, words.size() < 2 ? "" : rest.strip().substring(name.length()).strip()));
    }

    /** Sets an option by its name; says what holds now. */
    String set(String name, String value) {
        return switch (name) {
            case "format" -> mode(value);
            case "expanded", "x" -> expanded(value);
            case "null" -> nullText(value);
            case "pager" -> pager(value);
            case "tuples_only", "t" -> {
                settings.headers = !flag(value, !settings.headers);
                yield onOff("Names of columns", settings.headers);
            }
            default -> throw MetaCommands.wrong("There is no option " + name
                    + "; there are format, expanded, null, pager and tuples_only");
        };
    }

    private void parameter(String rest) {
        List<String> words = Words.of(rest);
        switch (words.size()) {
            case 0 -> settings.parameters.values()
                    .forEach((name, value) -> screen.println(":" + name + " = " + value));
            case 1 -> throw MetaCommands.wrong("\\set needs a name and a value, as in \\set limit 10");
            default -> {
                if (!words.getFirst().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    throw MetaCommands.wrong("'" + words.getFirst() + "' is no name of a parameter");
                }
                settings.parameters.set(words.getFirst(), String.join(" ", words.subList(1, words.size())));
            }
        }
    }
}

package dev.onset.cli.completion;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for fish, which picocli does not write. */
public final class FishScript {

    private final StringBuilder script = new StringBuilder("# Completions of onset for fish.\n");

    private FishScript() {}

    /** The script for a command line with all its subcommands. */
    public static String of(CommandLine whole) {
        FishScript fish = new FishScript();
        fish.options(whole.getCommandSpec(), "__fish_use_subcommand");
        for (Map.Entry<String, CommandLine> command : whole.getSubcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            fish.script.append("complete -c onset -f -n __fish_use_subcommand -a ").append(command.getKey())
                    .append(" -d ").append(quoted(description(spec.usageMessage().description()))).append('\n');
            fish.options(spec, "__fish_seen_subcommand_from " + command.getKey());
        }
        return fish.script.toString();
    }

    private void options(CommandSpec spec, String condition) {
        for (OptionSpec option : spec.options()) {
            if (option.hidden()) {
                continue;
            }
            script.append("complete -c onset -n ").append(quoted(condition));
            for (String name : option.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (option.arity().max() > 0) {
                script.append(" -r");
                List<String> values = values(option);
                if (!values.isEmpty()) {
                    script.append(" -f -a ").append(quoted(String.join(" ", values)));
                }
            }
            script.append(" -d ").append(quoted(description(option.description()))).append('\n');
        }
    }

    private static List<String> values(OptionSpec option) {
        Iterable<String> candidates = option.completionCandidates();
        if (candidates != null) {
            return StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.toList());
        }
        return List.of();
    }

    /** The first sentence. */
    private static String description(String[] lines) {
        String text = lines.length == 0 ? "" : lines[0].replaceAll("\\$\\{[^}]*}", "…");
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

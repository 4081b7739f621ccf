package dev.onset.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.onset.cli.completion.FishScript;

/** {@code onset completion}: prints a script that completes commands and options. */
@Command(name = "completion", description = "Prints a script by which a shell completes commands and options.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "Examples:",
    "  bash  source <(onset completion bash)                in ~/.bashrc",
    "  zsh   source <(onset completion zsh)                 in ~/.zshrc, after compinit",
    "  fish  onset completion fish > ~/.config/fish/completions/onset.fish"})
final class CompletionCommand implements Callable<Integer> {

    /** Shells that can be told. */
    enum Shell {
        BASH, ZSH, FISH;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Parameters(arity = "1", paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine whole = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(switch (shell) {
            case BASH -> AutoComplete.bash("onset", whole);
            // The script of Bash, which zsh can run once it has been told to take Bash's words.
            case ZSH -> "autoload -U +X bashcompinit && bashcompinit\n" + AutoComplete.bash("onset", whole);
            case FISH -> FishScript.of(whole);
        });
        out.flush();
        return ExitStatus.OK;
    }
}

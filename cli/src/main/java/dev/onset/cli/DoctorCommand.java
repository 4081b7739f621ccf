package dev.onset.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.cli.console.Terminal;
import dev.onset.cli.doctor.ArchiveCheck;
import dev.onset.cli.doctor.Finding;
import dev.onset.cli.doctor.MachineCheck;

/** {@code onset doctor}: says what is amiss. */
@Command(name = "doctor", description = "Says what is amiss: Java, the start, the archive, the terminal.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "The exit status is 0 if nothing is, else 1. Notes (~) are no faults.", "", "Example:",
    "  onset doctor --archive experiments.onset"})
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(MachineCheck.findings());
        findings.addAll(ArchiveCheck.findings(archive.directory()));
        findings.addAll(terminal(parent.terminal));
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            out.printf("%s %-10s %s%n", switch (finding.level()) {
                case GOOD -> "+";
                case NOTE -> "~";
                case BAD -> "!";
            }, finding.subject(), finding.text());
            if (!finding.advice().isEmpty()) {
                out.printf("  %-10s %s%n", "", finding.advice());
            }
        }
        long faults = findings.stream().filter(finding -> finding.level() == Finding.Level.BAD).count();
        out.println(faults == 0 ? "Nothing is amiss." : faults == 1 ? "1 fault." : faults + " faults.");
        out.flush();
        return faults == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static List<Finding> terminal(Terminal terminal) {
        if (!terminal.interactive()) {
            return List.of(new Finding(Finding.Level.GOOD, "output", "a file or a program: no colours, any width", ""));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(Finding.Level.GOOD, "terminal", terminal.width() + " columns, " + terminal.height()
                + " lines, " + (terminal.color() ? "colours" : "no colours (NO_COLOR is set, or TERM is dumb)"), ""));
        if (!terminal.unicode()) {
            findings.add(new Finding(Finding.Level.NOTE, "terminal", "the locale knows ASCII alone; plots are letters",
                    "export LANG=C.UTF-8"));
        }
        return findings;
    }
}

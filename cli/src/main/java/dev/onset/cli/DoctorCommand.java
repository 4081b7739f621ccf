package dev.onset.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.cli.console.Paragraph;
import dev.onset.cli.console.Terminal;
import dev.onset.cli.doctor.ArchiveCheck;
import dev.onset.cli.doctor.Finding;
import dev.onset.cli.doctor.MachineCheck;

/** {@code onset doctor}: says what is amiss. */
@Command(name = "doctor", description = "Says what is amiss: Java, the start, the archive, the terminal.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "The exit status is 0 if nothing is, else 1. Notes (~) are no faults.", "", "Example:",
    "  onset doctor --archive experiments.onset"})
final class DoctorCommand implements Callable<Integer> {

    private static final String INDENT = " ".repeat(13);

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
            String sign = switch (finding.level()) {
                case GOOD -> "+";
                case NOTE -> "~";
                case BAD -> "!";
            };
            print(out, String.format(Locale.ROOT, "%s %-10s ", sign, finding.subject()), finding.text());
            print(out, INDENT, finding.advice());
        }
        long faults = findings.stream().filter(finding -> finding.level() == Finding.Level.BAD).count();
        out.println(faults == 0 ? "Nothing is amiss." : faults == 1 ? "1 fault." : faults + " faults.");
        out.flush();
        return faults == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /** Broken to fit the terminal, below each other. */
    private void print(PrintWriter out, String start, String text) {
        if (text.isEmpty()) {
            return;
        }
        Terminal terminal = parent.terminal;
        String before = start;
        for (String line : Paragraph.lines(text, terminal.interactive() ? terminal.width() - INDENT.length() : 0)) {
            out.println(before + line);
            before = INDENT;
        }
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

package dev.onset.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveDamage;
import dev.onset.archive.ArchiveDamage.DamagedRun;
import dev.onset.error.OnsetException;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.RepairImport;
import dev.onset.ingest.database.DatabaseUrl;

/** {@code onset verify}: checks every byte of an archive, and repairs it. */
@Command(name = "verify", description = "Checks every byte of an archive, and repairs it.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "The exit status is 0 if all is as it was written, or is again; 3 if the archive is damaged.",
    "A repair reads runs of damaged files again from their logs. Nothing is deleted: damaged files are",
    "moved to the folder 'damaged' in the archive.", "", "Example:",
    "  onset verify --repair --archive experiments.onset"})
final class VerifyCommand implements Callable<Integer> {

    /** Runs that are named for each damage; a repair names all that are lost. */
    private static final int RUNS_NAMED = 10;

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--repair", description = "Restores what is intact or can be read again from its logs.")
    private boolean repair;

    @Option(names = "--drop-lost", description = "With --repair: goes on without the runs that cannot be restored.")
    private boolean dropLost;

    @Parameters(paramLabel = "DATABASE", arity = "0..*", description = "With --repair: addresses, with user and password, of databases that runs came from.")
    private List<String> databases = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (dropLost && !repair) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "--drop-lost needs --repair");
        }
        if (!databases.isEmpty() && !repair) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "'" + databases.getFirst()
                    + "' is for --repair; the archive to verify is named by --archive");
        }
        return repair ? repair() : verify();
    }

    private int verify() {
        PrintWriter out = spec.commandLine().getOut();
        List<ArchiveDamage> damages = Archive.verify(archive.directory());
        print(out, damages);
        if (damages.isEmpty()) {
            out.println(archive.directory() + " is intact");
        } else {
            out.printf(Locale.ROOT, "%,d %s damaged; onset verify --repair restores what it can%n", damages.size(),
                    damages.size() == 1 ? "file is" : "files are");
        }
        out.flush();
        return damages.isEmpty() ? ExitStatus.OK : ExitStatus.INCOMPLETE;
    }

    private int repair() {
        PrintWriter out = spec.commandLine().getOut();
        RepairImport.Outcome outcome = RepairImport.run(archive.directory(), ImportOptions.defaults(),
                databases.stream().map(DatabaseUrl::parse).toList(), dropLost);
        print(out, outcome.damages());
        outcome.actions().forEach(out::println);
        if (outcome.restored() > 0) {
            out.printf(Locale.ROOT, "read %,d runs again from their logs%n", outcome.restored());
        }
        for (DamagedRun run : outcome.lost()) {
            out.println((outcome.dropped() ? "dropped: " : "lost: ") + text(run));
        }
        if (outcome.unnamed() > 0) {
            out.printf(Locale.ROOT, "%s: %,d more runs, whose names cannot be told%n",
                    outcome.dropped() ? "dropped" : "lost", outcome.unnamed());
        }
        if (outcome.isIntact()) {
            out.println(archive.directory() + (outcome.damages().isEmpty() ? " is intact" : " is intact again"));
        } else {
            for (String database : outcome.databases()) {
                out.println("to read runs of a database again: onset verify --repair '" + database + "?user=NAME'");
            }
            out.println("the lost runs stay in damaged files; bring back their logs and repair again, or go on without"
                    + " them: onset verify --repair --drop-lost");
        }
        out.flush();
        return outcome.isIntact() ? ExitStatus.OK : ExitStatus.INCOMPLETE;
    }

    private static void print(PrintWriter out, List<ArchiveDamage> damages) {
        for (ArchiveDamage damage : damages) {
            out.println("damaged: " + damage);
            damage.runs().stream().limit(RUNS_NAMED).forEach(run -> out.println("  run " + text(run)));
            if (damage.runs().size() > RUNS_NAMED) {
                out.printf(Locale.ROOT, "  and %,d more runs%n", damage.runs().size() - RUNS_NAMED);
            }
        }
    }

    private static String text(DamagedRun run) {
        return run.runId() + (run.path() == null ? "" : " from " + run.path());
    }
}

package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.api.Session;
import dev.onset.cli.console.CheckedOutput;
import dev.onset.cli.console.Terminal;
import dev.onset.cli.drawing.PictureFile;
import dev.onset.cli.plot.PlotOptions;
import dev.onset.cli.plot.PlotRequest;
import dev.onset.cli.plot.TerminalChart;
import dev.onset.error.OnsetException;

/** {@code onset plot}: draws curves as text or as a picture. */
@Command(name = "plot", description = "Draws curves in the terminal, or as a picture.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "",
    "Drawn are training and validation loss with the learning rate below, the best step,",
    "the onset of overfitting, every drop of the learning rate, and the first NaN.", "", "Examples:",
    "  onset plot version_3",
    "  onset plot --log-y 'resnet*'",
    "  onset plot -o curves.svg version_3",
    "  onset plot -m val_acc -m train_acc version_3",
    "  onset plot \"SELECT step, avg(val_loss) FROM history GROUP BY step\""})
final class PlotCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Mixin
    private PlotOptions options = new PlotOptions();

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Draws a picture instead, .svg or .png; an SVG is light or dark as its reader prefers.")
    private @Nullable Path output;

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PlotRequest request = options.request();
        if (output != null) {
            PictureFile.check(output);
        }
        try (Onset onset = Onset.open(archive.directory()); Session session = onset.newSession()) {
            if (output != null) {
                PictureFile.write(request.chart(session), output);
                return ExitStatus.OK;
            }
            CheckedOutput out = new CheckedOutput(spec.commandLine().getOut());
            for (String line : TerminalChart.draw(request.chart(session), options.style(parent.terminal))) {
                out.write(line);
                out.write("\n");
            }
            out.flush();
            return ExitStatus.OK;
        } catch (OnsetException e) {
            ExecutionErrors.report(e, request.isQuery() ? request.query() : "", err);
            return ExitStatus.FAILED;
        }
    }
}

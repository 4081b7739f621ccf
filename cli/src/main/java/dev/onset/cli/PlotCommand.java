package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.api.Session;
import dev.onset.cli.console.CheckedOutput;
import dev.onset.cli.console.Terminal;
import dev.onset.cli.plot.PlotOptions;
import dev.onset.cli.plot.PlotRequest;
import dev.onset.cli.plot.TerminalChart;
import dev.onset.error.OnsetException;

/** {@code onset plot}: draws curves as text. */
@Command(name = "plot", description = "Draws curves in the terminal.", mixinStandardHelpOptions = true, footer = {"",
    "Drawn are training and validation loss with the learning rate below, the best step,",
    "the onset of overfitting, every drop of the learning rate, and the first NaN.", "", "Examples:",
    "  onset plot version_3",
    "  onset plot --log-y 'resnet*'",
    "  onset plot -m val_acc -m train_acc version_3",
    "  onset plot \"SELECT step, avg(val_loss) FROM history GROUP BY step\""})
final class PlotCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Mixin
    private PlotOptions options = new PlotOptions();

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PlotRequest request = options.request();
        try (Onset onset = Onset.open(archive.directory()); Session session = onset.newSession()) {
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

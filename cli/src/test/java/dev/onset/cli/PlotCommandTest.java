package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onset plot}: the pictures themselves. */
final class PlotCommandTest {

    @TempDir
    private static Path directory = Path.of("");

    private static String archive = "";

    @BeforeAll
    static void write() throws IOException {
        archive = CurveLogs.archive(directory).toString();
    }

    private static CommandRun plot(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "plot";
        all[1] = "--archive";
        all[2] = archive;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        CommandRun run = CommandRun.of(all);
        // What a run_id ends in depends on the folder of the logs.
        return new CommandRun(run.status(), run.out().replaceAll("-[0-9a-f]{10}\\b", ""), run.err());
    }

    @Test
    void aRunIsDrawnWithItsRateItsBestStepItsOnsetAndItsDrop() {
        assertThat(plot("wide", "--width", "50", "--height", "18").out()).isEqualTo("""
                wide
                 loss                       ▼
                     │⠄          ┊          ┊              ⣀⣀⠤⠤⠒⠒⠉
                    2┤⢁          ┊          ┊      ⢀⣀⡤⠤⠒⠒⠊⠉⠁
                     │⣐          ┊          ⣀⣀⠤⠴⠒⠊⠉⠁
                     │⠈⠍⠑⠒⠢⠤⢤⣀⡀  ┊  ⣀⣀⠤⠤⠖⠒⠉⠉┊
                    1┤ ⢁      ⠈⠉⠑●⠊⠉⠁       ┊
                     │  ⢅        ┊          ┊
                     │   ⠑ ⢄⢀    ┊          ┊
                     │       ⠁⠁⠑⠐▲⠐⠐⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⢄⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀
                  0.1┤⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢱┊
                   lr│           ┊         ⠘⡄
                 0.01┤           ┊          ⢇⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
                     └┬─────────────────────┬─────────────────────
                      0                    20                 step
                ⠒⠒ val_loss   ⠂⠂ train_loss
                ● best step 10 (1)   ▲ overfit onset 10
                  ▼ lr drop 20
                """);
    }

    @Test
    void withoutUnicodeLettersDraw() {
        assertThat(plot("wide", "--ascii", "--width", "40", "--height", "16").out()).isEqualTo("""
                wide
                 loss                  v
                    2|.       :        :           *****
                     |.       :        :  *********
                     |******* :  *********
                    1| .     *@**      :
                     |  ....  :        :
                     |      ..^.........................
                  0.1|-----------------:
                   lr|        :        -
                 0.01|        :        -----------------
                     ++----------------+----------------
                      0               20            step
                * val_loss   . train_loss
                @ best step 10 (1)   ^ overfit onset 10
                  v lr drop 20
                """);
    }

    @Test
    void severalRunsHaveALetterEachWhereThereAreNoColors() {
        assertThat(plot("wide", "deep", "--width", "50", "--height", "18").out()).isEqualTo("""
                 loss                       ▼          ×
                    4┤BBBBBBBB
                     │        BBBBBBBBBBBBBBB
                     │bbbbbbbbbbbbbbbbbbbbbbBBBBBBBBBBBBBBB
                    2┤a                             AAAAAAAAAAAAA●
                     │AAAAAAAAAAA AAAAAAAAAAAAAAAAAAA
                     │ aaaa     A●A
                     │     aaaaaa▲aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                  0.1┤AAAAAAAAAAAAAAAAAAAAAA
                   lr│                      A
                 0.01┤                      AAAAAAAAAAAAAAAAAAAAAA
                     └┬─────────────────────┬─────────────────────
                      0                    20                 step
                A wide   ● 10 (1)   ▲ 10   ▼ 20
                B deep   ● 39 (2.05)   × 30
                ● best step   ▲ overfit onset   ▼ lr drop
                  × first NaN or infinity
                  small letters: training
                """);
    }

    @Test
    void colorsTellRunsApartAndNothingElseChanges() {
        String colored = plot("wide", "--color", "always", "--width", "60").out();
        assertThat(colored).contains("\033[0;33m", "\033[0;36m");
        assertThat(colored.replaceAll("\033\\[[0-9;]*m", "")).contains("⠒⠒ val_loss   ⠒⠒ train_loss",
                "● best step 10 (1)   ▲ overfit onset 10   ▼ lr drop 20");
    }

    @Test
    void theRowsOfAQueryAreDrawnASeriesForEachText() {
        String drawn = plot("SELECT step, val_loss, run_id FROM history WHERE val_loss > 0 ORDER BY run_id", "--width",
                "40", "--height",
                "12", "--log-y").out();
        assertThat(drawn).isEqualTo("""
                 val_loss
                         │AAAAAAA
                         │       AAAAAAAAAAA
                         │                  AAAAAAAAA
                        2┤                      BBBBBAAA
                         │                BBBBBBB
                         │BBBBB     BBBBBB
                        1┤     BBBBBB
                         └┬──────────────┬──────────────
                          0             20          step
                A deep
                B wide
                """);
    }

    @Test
    void noLineIsWiderThanAskedFor() {
        for (int width : new int[]{24, 40, 80, 160}) {
            assertThat(plot("*", "--width", Integer.toString(width)).out().lines())
                    .allMatch(line -> line.length() <= width).hasSizeLessThanOrEqualTo(24);
        }
    }

    @Test
    void aPatternTakesManyRunsAndSaysWhatItLeavesOut() {
        assertThat(plot("*e*", "--most", "1").out()).contains("3 runs match, drawn: the first 1; --most says how many");
    }

    @Test
    void otherMetricsAreNamed() {
        assertThat(plot("wide", "-m", "LOSS").out()).contains(" loss\n").doesNotContain("val_loss");
        assertThat(plot("wide", "-m", "val_los").err())
                .isEqualTo("error: There is no metric 'val_los'; did you mean val_loss?\n");
    }

    @Test
    void anUnknownRunIsNamedAndTheNearestOffered() {
        CommandRun run = plot("wode");
        assertThat(run.err()).isEqualTo("error: There is no run 'wode'; did you mean 'wide'?\n");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aQueryWithoutNumbersIsToldWhatAPlotNeeds() {
        assertThat(plot("SELECT name FROM runs").err()).contains("x and y", "this one gives name VARCHAR");
        assertThat(plot("SELECT stp, 1 FROM history").err()).contains("did you mean step?", "^^^");
    }
}

package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    /** What a run may be called to do harm. */
    private static final String HARMFUL = "<img src=x onerror=\"document.title='harm'\">";

    @TempDir
    private Path folder;

    private String archive = "";
    private Path page = Path.of("");

    @BeforeEach
    void importRuns() throws IOException {
        page = folder.resolve("report.html");
        archive = folder.resolve("archive").toString();
        Path logs = folder.resolve("logs");
        // Validation turns at step 15, when the learning rate drops.
        log(logs.resolve("turning"), 15);
        log(logs.resolve(HARMFUL), 20);
        log(logs.resolve("healthy"), 60);
        assertThat(CommandRun.of("import", "--archive", archive, logs.toString()).status()).isZero();
    }

    private static void log(Path run, int turn) throws IOException {
        StringBuilder csv = new StringBuilder("epoch,loss,val_loss,lr\n");
        for (int i = 0; i < 60; i++) {
            double validation = Math.abs(i - turn) * 0.05 + 0.5;
            csv.append(i).append(',').append(2.0 / (1 + 0.2 * i)).append(',').append(validation).append(',')
                    .append(i < 15 ? 0.1 : 0.01).append('\n');
        }
        CommandRun.write(run.resolve("training.csv"), csv.toString());
    }

    private CommandRun report(String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[]{"report", "--archive", archive, "-o", page.toString()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandRun.of(arguments);
    }

    @Test
    void itCountsVerdictsAndDrawsTheRunsWorthALook() throws IOException {
        assertThat(report().status()).isZero();

        assertThat(Files.readString(page)).contains("3 runs", "67 %</b> of the runs overfit", "onset 15", "onset 20",
                "validation ends", "Still improving", "What the first learning-rate drop bought");
    }

    @Test
    void theSqlBehindAPanelGivesItsRuns() throws IOException {
        report();
        String html = Files.readString(page);
        int start = html.indexOf("SELECT run_id, verdict, onset");
        String sql = html.substring(start, html.indexOf("</code>", start)).replace("&#39;", "'").replace("&gt;", ">");

        assertThat(CommandRun.of("sql", "--archive", archive, "--format", "csv", sql).out()).hasLineCount(3)
                .contains("overfit,15", "overfit,20");
    }

    @Test
    void namesOfRunsAreNeverMarkup() throws IOException {
        report("--title", "<script>alert(1)</script>", "--where", "name <> '<b>'");

        assertThat(Files.readString(page)).contains("&lt;img src=x", "&lt;script&gt;alert(1)", "&lt;b&gt;")
                .doesNotContain("<img", "<script>alert", "<b>'");
    }

    @Test
    void aConditionChoosesRuns() throws IOException {
        assertThat(report("--where", "name LIKE '%turning'").status()).isZero();
        assertThat(Files.readString(page)).contains("1 run,").doesNotContain("healthy");

        assertThat(report("--where", "name = 'nobody'").status()).isZero();
        assertThat(Files.readString(page)).contains("There is no run to report on.");
    }

    @Test
    void anErrorInTheConditionNamesItsPlaceAndWritesNothing() {
        CommandRun run = report("--where", "nam = 'deep'");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("did you mean name?", "nam = 'deep'", "^^^");
        assertThat(page).doesNotExist();
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        report("--most", "1", "--rows", "2");

        assertThat(Files.readString(page)).contains("1 of 2 runs", "The first 2 of 3 runs");
    }

    @Test
    void aBrowserShowsItWithoutErrorsAndSortsItsTables() throws Exception {
        report();
        Headless browser = Headless.find(folder);

        String light = browser.visit(page, false, """
                const cells = () => [...document.querySelectorAll('#runs tbody tr')].map(r => r.cells[0].textContent);
                const head = [...document.querySelectorAll('#runs th')].find(h => h.textContent === 'onset');
                head.firstChild.click();
                const down = cells().join('|');
                head.firstChild.click();
                const filter = document.getElementById('filter');
                filter.value = 'turn overfit';
                filter.dispatchEvent(new Event('input'));
                const left = [...document.querySelectorAll('#runs tbody tr')].filter(r => !r.hidden).length;
                result([down, cells().join('|'), left, getComputedStyle(document.body).backgroundColor, document.title,
                    document.documentElement.scrollWidth <= innerWidth].join('\\n'));
                """);
        assertThat(light.lines()).containsExactly(HARMFUL + "|turning|healthy", "turning|" + HARMFUL + "|healthy", "1",
                "rgb(255, 255, 255)", "Training runs", "true");

        assertThat(browser.visit(page, true, "result(getComputedStyle(document.body).backgroundColor);").strip())
                .isEqualTo("rgb(20, 23, 28)");
    }

    @Test
    void aPlotCanBeAPicture() throws IOException {
        Path svg = folder.resolve("curve.svg");
        Path png = folder.resolve("curve.PNG");

        assertThat(CommandRun.of("plot", "--archive", archive, "-o", svg.toString(), "*turning").status()).isZero();
        assertThat(CommandRun.of("plot", "--archive", archive, "-o", png.toString(), "*turning").status()).isZero();

        assertThat(Files.readString(svg)).contains("<svg", "prefers-color-scheme:dark", "onset 15", "val_loss");
        assertThat(javax.imageio.ImageIO.read(png.toFile()).getWidth()).isEqualTo(1720);
        assertThat(CommandRun.of("plot", "--archive", archive, "-o", "curve.pgn", "*turning").err())
                .contains("did you mean png?");
    }
}

package dev.onset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.plan.PlanPrinter;

class SqlPlannerTest {

    private static final String SQL = "SELECT run_id, best_value(step, val_loss) AS b FROM history WHERE run_id IN "
            + "(SELECT run_id FROM runs WHERE params['lr'] > 0.1) GROUP BY run_id ORDER BY b";

    private final SqlPlanner planner = new SqlPlanner(TestFunctions.registry());

    /** Plans where Calcite's run-time compiler does not exist. */
    public static final class PlanWithoutCompiler implements Callable<String> {
        @Override
        public String call() {
            return PlanPrinter.print(new SqlPlanner(TestFunctions.registry()).prepare(SQL, TestCatalog.of()).plan());
        }
    }

    @Test
    void planningNeedsNoRuntimeCompiler() throws Exception {
        try (URLClassLoader loader = withoutJanino()) {
            Callable<?> planning = loader.loadClass(PlanWithoutCompiler.class.getName()).asSubclass(Callable.class)
                    .getConstructor().newInstance();
            assertThat(planning.call()).isEqualTo(new PlanWithoutCompiler().call());
        }
    }

    private static URLClassLoader withoutJanino() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).getFileName().toString().startsWith("janino-")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void manyThreadsMayPlanAtOnce() throws Exception {
        TestCatalog catalog = TestCatalog.of();
        String expected = PlanPrinter.print(planner.prepare(SQL, catalog).plan());
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> plans = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                plans.add(threads.submit(() -> PlanPrinter.print(planner.prepare(SQL, catalog).plan())));
            }
            for (Future<String> plan : plans) {
                assertThat(plan.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aNewVersionOfTheCatalogBringsItsColumns() {
        String sql = "SELECT \"eval/new\" FROM history";
        assertThatThrownBy(() -> planner.prepare(sql, TestCatalog.of())).isInstanceOf(OnsetException.class);

        assertThat(planner.prepare(sql, TestCatalog.of("eval/new")).plan().fields()).hasSize(1);
    }

    @Test
    void aWideHistoryIsReadByTheColumnsUsed() {
        String[] metrics = new String[2000];
        for (int i = 0; i < metrics.length; i++) {
            metrics[i] = "metric/" + i;
        }

        assertThat(PlanPrinter.print(planner
                .prepare("SELECT \"metric/7\" FROM history WHERE \"metric/1999\" > 1", TestCatalog.of(metrics)).plan()))
                .isEqualTo("""
                        Project [metric/7]
                          Scan history [metric/7, metric/1999] where metric/1999 > 1.0
                        """);
    }

    @Test
    void theHostsThreadKeepsNothingOfThePlanner() {
        planner.prepare(SQL, TestCatalog.of());

        assertThat(RelMetadataQueryBase.THREAD_PROVIDERS.get()).isNull();
    }
}

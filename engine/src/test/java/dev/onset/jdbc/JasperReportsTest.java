package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JasperReports fills a report from a query over curves, and makes a PDF of it. */
final class JasperReportsTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void drawWithoutAScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    private static byte[] pdf(Connection connection, long first) throws IOException, JRException {
        try (InputStream report = JasperReportsTest.class.getResourceAsStream("/reports/curves.jrxml")) {
            return JasperExportManager.exportReportToPdf(JasperFillManager.fillReport(
                    JasperCompileManager.compileReport(report), new HashMap<>(Map.of("first", first)), connection));
        }
    }

    @Test
    void aReportShowsWhatTheCurvesSay() throws IOException, JRException, SQLException {
        SmallArchive.write(directory);
        try (Connection connection = SmallArchive.connect(directory)) {
            PdfReader reader = new PdfReader(pdf(connection, 0));
            assertThat(reader.getNumberOfPages()).isEqualTo(1);
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", ""))
                    .isEqualTo("lenet11.00timednullnin00.75notimetrue");
        }
    }
}

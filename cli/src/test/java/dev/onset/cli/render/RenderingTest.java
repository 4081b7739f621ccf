package dev.onset.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

final class RenderingTest {

    private static String table(int width, String... texts) throws IOException {
        long[] numbers = new long[texts.length];
        QueryResult result = QueryResult.of(
                List.of(new Field("text", DataType.VARCHAR, true), new Field("n", DataType.BIGINT, true)),
                List.of(new Batch(texts.length, List.of(new TextColumn(DataType.VARCHAR, texts, null),
                        new LongColumn(DataType.BIGINT, numbers, null)))));
        StringWriter out = new StringWriter();
        ResultFormat.TABLE.writer(out, width).write(result);
        return out.toString();
    }

    @Test
    void wideCharactersTakeTwoColumns() throws IOException {
        assertThat(table(0, "損失", "loss")).isEqualTo("""
                text  n
                ----  -
                損失  0
                loss  0
                """);
    }

    @Test
    void longTextsAreCutToTheTerminal() throws IOException {
        assertThat(table(14, "a rather long text")).isEqualTo("""
                text         n
                -----------  -
                a rather l…  0
                """);
        assertThat(table(0, "a rather long text")).contains("a rather long text");
    }

    @Test
    void lineBreaksInTextsStayWithinTheirCell() throws IOException {
        assertThat(table(0, "two\nlines")).contains("two\\nlines");
    }

    @Test
    void numbersHaveSevenDigitsAndAnExponentOnlyWhereNeeded() {
        assertThat(CellText.number(0.1)).isEqualTo("0.1");
        assertThat(CellText.number(1.0 / 3)).isEqualTo("0.3333333");
        assertThat(CellText.number(1234567.891)).isEqualTo("1234568");
        assertThat(CellText.number(3)).isEqualTo("3");
        assertThat(CellText.number(-0.00002)).isEqualTo("-2e-5");
        assertThat(CellText.number(1.5e-9)).isEqualTo("1.5e-9");
        assertThat(CellText.number(1e308)).isEqualTo("1e308");
        assertThat(CellText.number(Double.NaN)).isEqualTo("NaN");
        assertThat(CellText.number(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Property
    void aNumberReadBackIsTheSameToSevenDigits(@ForAll double value) {
        double read = Double.parseDouble(CellText.number(value));
        assertThat(Math.abs(read - value)).isLessThanOrEqualTo(Math.abs(value) * 5e-7);
    }
}

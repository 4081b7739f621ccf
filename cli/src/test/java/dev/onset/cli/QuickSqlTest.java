package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import dev.onset.cli.console.Terminal;

/** The quick way to {@code onset sql} understands what the command itself does, or nothing. */
final class QuickSqlTest {

    @ParameterizedTest
    @ValueSource(strings = {"sql|SELECT 1", "sql|--format|csv|-a|some dir|SELECT 1",
        "sql|SELECT 1|--archive=x=y|--no-header|--readonly", "sql|-p|a=1|-p|b=|--param=c|SELECT :a",
        "sql|-f|script.sql|-o|rows.csv", "sql|--file=script.sql|--output=out/rows.parquet|--format=PARQUET", "sql"})
    void usualFormsMeanTheSame(String line) {
        String[] arguments = line.split("\\|");
        CommandLine commandLine = Main.commandLine(new OnsetCommand(InputStream.nullInputStream(), Terminal.NONE),
                arguments);
        commandLine.parseArgs(arguments);
        SqlCommand command = Objects.requireNonNull(commandLine.getSubcommands().get("sql")).getCommand();

        assertThat(QuickSql.parse(arguments)).isEqualTo(command.options());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql|--help", "sql|-h", "sql|--formt|csv|SELECT 1", "sql|--format|xls|SELECT 1",
        "sql|SELECT 1|SELECT 2", "sql|-ax|SELECT 1", "sql|--archive", "sql|--format|csv|--format|json|SELECT 1",
        "sql|@arguments", "sql|--plugins|jars|SELECT 1", "sql|--|SELECT 1", "info"})
    void whatIsUnusualOrWrongIsLeftToTheCommand(String line) {
        assertThat(QuickSql.parse(line.split("\\|"))).isNull();
    }
}

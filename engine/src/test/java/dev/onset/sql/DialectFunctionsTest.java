package dev.onset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.junit.jupiter.api.Test;

import dev.onset.plan.ScalarOperator;
import dev.onset.sql.operators.AggregateFunctions;
import dev.onset.sql.operators.PositionalFunctions;
import dev.onset.sql.operators.ScalarFunction;
import dev.onset.sql.operators.ScalarFunctions;
import dev.onset.sql.operators.StandardOperators;
import dev.onset.sql.rewrite.Shorthands;

/**
 * The list of functions at the end of {@code docs/sql.md} is what queries may call. With {@code -Donset.docs.write=true} it is written
 * instead of compared.
 */
class DialectFunctionsTest {

    private static final Path DIALECT = Path.of("..", "docs", "sql.md");
    private static final String HEADING = "## Functions\n";
    private static final int WIDTH = 120;

    /** Functions without an operator of the plan that would tell what they are about. */
    private static final Map<String, List<String>> OTHERS = Map.of(
            "Numbers", List.of("CEIL", "FLOOR", "RAND_INTEGER"),
            "Texts", List.of("TRIM", "CONCAT_WS", "STRCMP"),
            "Times",
            List.of("EXTRACT", "TIMESTAMPADD", "TIMESTAMPDIFF", "YEAR", "QUARTER", "MONTH", "WEEK", "DAYOFYEAR",
                    "DAYOFMONTH", "DAYOFWEEK", "HOUR", "MINUTE", "SECOND", "ADD_MONTHS", "DATEADD", "DATEDIFF",
                    "DATE_ADD",
                    "DATE_DIFF", "DAY", "WEEKOFYEAR", "TIMESTAMP_ADD", "TIMESTAMP_DIFF"),
            "Arrays and maps", List.of("GENERATE_SERIES"),
            "JSON", List.of("JSON_ARRAY", "JSON_ARRAYAGG", "JSON_EXISTS", "JSON_EXTRACT", "JSON_EXTRACT_PATH_TEXT",
                    "JSON_EXTRACT_SCALAR", "JSON_EXTRACT_STRING", "JSON_OBJECT", "JSON_OBJECTAGG", "JSON_QUERY",
                    "JSON_VALID",
                    "JSON_VALUE"),
            "Conditions and conversions",
            List.of("CAST", "COALESCE", "DECODE", "IF", "IIF", "NULLIF", "NVL2", "SAFE_CAST", "TYPEOF",
                    "TRY_CAST"),
            "Aggregates", List.of("COUNTIF", "COUNT_IF", "GROUP_CONCAT", "GROUP_ID", "QUANTILE_CONT",
                    "QUANTILE", "QUANTILE_DISC"),
            "Session", List.of("CURRENT_DATABASE", "CURRENT_SCHEMA", "CURRENT_USER", "SESSION_USER", "VERSION"));

    @Test
    void theDialectListsTheFunctionsThatThereAre() throws IOException {
        String text = Files.readString(DIALECT);
        int start = text.indexOf(HEADING);
        assertThat(start).as("the heading of the list").isPositive();
        String list = HEADING + "\nThe functions of curves have [a reference of their own](functions.md).\n" + lists();
        if (Boolean.getBoolean("onset.docs.write")) {
            Files.writeString(DIALECT, text.substring(0, start) + list);
        }
        assertThat(Files.readString(DIALECT).substring(start)).as("write it with -Donset.docs.write=true")
                .isEqualTo(list);
    }

    @Test
    void everyFunctionThatIsWrittenOtherwiseHasItsPlace() {
        List<String> placed = OTHERS.values().stream().flatMap(List::stream).toList();
        assertThat(placed).containsAll(Shorthands.NAMES);
    }

    private static String lists() {
        Map<String, NavigableSet<String>> topics = new LinkedHashMap<>();
        for (String topic : List.of("Numbers", "Texts", "Times", "Arrays and maps", "JSON",
                "Conditions and conversions",
                "Aggregates", "Windows", "Session")) {
            topics.put(topic, new TreeSet<>(OTHERS.getOrDefault(topic, List.of())));
        }
        List<SqlOperator> scalar = new ArrayList<>(StandardOperators.all());
        scalar.addAll(ScalarFunctions.all());
        for (SqlOperator operator : scalar) {
            ScalarOperator meaning = operator instanceof ScalarFunction function
                    ? function.operator()
                    : StandardOperators.find(operator);
            if (operator instanceof SqlFunction && meaning != null && operator.getName().matches("[A-Z]\\w*")) {
                names(topics, topic(meaning)).add(operator.getName());
            }
        }
        AggregateFunctions.all().stream().map(SqlOperator::getName).filter(name -> name.matches("[A-Z]\\w*"))
                .forEach(names(topics, "Aggregates")::add);
        PositionalFunctions.ALL.keySet().stream().map(SqlOperator::getName).forEach(names(topics, "Windows")::add);
        StringBuilder text = new StringBuilder();
        topics.forEach((topic, names) -> text.append('\n').append(wrapped(topic + ":", names)));
        return text.toString();
    }

    private static NavigableSet<String> names(Map<String, NavigableSet<String>> topics, String topic) {
        return Objects.requireNonNull(topics.get(topic), topic);
    }

    /** The operators of a plan stand in the order of what they are about. */
    private static String topic(ScalarOperator operator) {
        if (operator == ScalarOperator.COALESCE) {
            return "Conditions and conversions";
        }
        return operator.compareTo(ScalarOperator.CONCAT) < 0 ? "Numbers"
                : operator.compareTo(ScalarOperator.EXTRACT) < 0 ? "Texts"
                        : operator.compareTo(ScalarOperator.ITEM) < 0 ? "Times"
                                : operator.compareTo(ScalarOperator.JSON_VALUE) < 0 ? "Arrays and maps" : "JSON";
    }

    private static String wrapped(String head, NavigableSet<String> names) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(head);
        for (String name : names) {
            String word = " `" + name + "`" + (name.equals(names.last()) ? "." : ",");
            if (line.length() + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(word.substring(1));
            } else {
                line.append(word);
            }
        }
        return text.append(line).append('\n').toString();
    }
}

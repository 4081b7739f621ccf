package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as records of the program's own. */
final class RecordRowsTest {

    private record Best(String runId, double bestLoss, int atStep) {}

    private record Maybe(@Nullable Double x, Optional<Long> n, @Nullable Object any) {}

    private record Times(LocalDate day, LocalDateTime moment, Instant same) {}

    private record Nested(Map<String, String> map, List<Object> list) {}

    private record Small(int n) {}

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;

    @BeforeEach
    void open() {
        onset = Onset.openOrCreate(directory);
    }

    @AfterEach
    void close() {
        onset.close();
    }

    private <R extends Record> List<R> rows(Class<R> type, String sql, @Nullable Object... parameters) {
        List<R> rows = new ArrayList<>();
        try (QueryResult result = onset.query(sql, parameters)) {
            result.rows(type).forEach(rows::add);
        }
        return rows;
    }

    @Test
    void componentsGetTheColumnsOfTheirNames() {
        assertThat(rows(Best.class, "SELECT CAST(? AS INTEGER) AS at_step, 'a' AS run_id, 0.25 AS BESTLOSS, 1 AS other",
                7))
                .containsExactly(new Best("a", 0.25, 7));
    }

    @Test
    void whatCanBeNullIsAnObjectOrAnOptional() {
        assertThat(rows(Maybe.class, "SELECT * FROM (VALUES (1.5, 2, 'text'), (NULL, NULL, NULL)) t(x, n, \"any\")"))
                .containsExactly(new Maybe(1.5, Optional.of(2L), "text"), new Maybe(null, Optional.empty(), null));
        assertThatThrownBy(() -> rows(Small.class, "SELECT CAST(NULL AS INTEGER) AS n"))
                .hasMessage("Column n for n of the record Small is NULL, and int has no NULL");
    }

    @Test
    void timesMapsAndListsAreJavas() {
        assertThat(rows(Times.class,
                "SELECT DATE '2026-01-31' AS day, TIMESTAMP '2026-01-31 14:05:00' AS moment, TIMESTAMP '1970-01-01 00:00:01' AS same"))
                .containsExactly(new Times(LocalDate.of(2026, 1, 31), LocalDateTime.of(2026, 1, 31, 14, 5),
                        Instant.ofEpochSecond(1)));
        assertThat(rows(Nested.class, "SELECT MAP['a', '1'] AS map, ARRAY[1, 2] AS list"))
                .containsExactly(new Nested(Map.of("a", "1"), List.of(1L, 2L)));
    }

    @Test
    void whatDoesNotFitIsAnErrorThatNamesTheColumn() {
        assertThatThrownBy(() -> rows(Small.class, "SELECT 5000000000 AS n"))
                .hasMessage("Column n for n of the record Small is 5000000000, which is no int");
        assertThatThrownBy(() -> rows(Best.class, "SELECT 'a' AS run_id, 1 AS at_step, 0.5 AS best_los"))
                .hasMessage("The result has no column for bestLoss of the record Best; did you mean best_los?; "
                        + "it has run_id, at_step, best_los");
    }
}

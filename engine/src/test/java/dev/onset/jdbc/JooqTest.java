package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** jOOQ, which knows nothing of Onset: what it finds out about the archive, and its typed queries. */
final class JooqTest extends OnSmallArchive {

    private static final Table<?> HISTORY = table(name("history"));
    private static final Field<String> RUN_ID = field(name("run_id"), String.class);
    private static final Field<Long> STEP = field(name("step"), Long.class);
    private static final Field<Double> VAL_LOSS = field(name("val_loss"), Double.class);

    private DSLContext jooq;

    @BeforeEach
    void use() {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        jooq = DSL.using(connection, SQLDialect.DEFAULT);
    }

    @Test
    void itFindsTablesColumnsAndKeys() {
        List<Table<?>> tables = jooq.meta().getTables();
        assertThat(tables).extracting(Table::getName).contains("history", "metrics", "params", "runs", "tags");
        Table<?> history = tables.stream().filter(table -> table.getName().equals("history")).findFirst().orElseThrow();
        assertThat(history.field("step").getDataType().getSQLDataType()).isEqualTo(SQLDataType.BIGINT);
        assertThat(history.field("val_loss").getDataType().getType()).isEqualTo(Double.class);
        Table<?> runs = tables.stream().filter(table -> table.getName().equals("runs")).findFirst().orElseThrow();
        assertThat(runs.getPrimaryKey().getFields()).extracting(Field::getName).containsExactly("run_id");
        assertThat(history.getReferences()).extracting(key -> key.getKey().getTable().getName())
                .containsExactly("runs");
    }

    @Test
    void aTypedQueryBringsTypedValues() {
        List<Record2<String, Double>> best = jooq.select(RUN_ID, min(VAL_LOSS)).from(HISTORY)
                .where(STEP.ge(1L)).groupBy(RUN_ID).orderBy(RUN_ID).limit(1).fetch();
        assertThat(best).hasSize(1);
        assertThat(best.getFirst().value1()).isEqualTo("lenet");
        assertThat(best.getFirst().value2()).isEqualTo(1.0);
    }

    @Test
    void aCurveFunctionIsAFieldLikeAnyOther() {
        Field<Long> onset = field("overfit_onset(step, train_loss, val_loss)", Long.class);
        assertThat(jooq.select(RUN_ID, onset).from(HISTORY).groupBy(RUN_ID).orderBy(RUN_ID).fetchMap(RUN_ID, onset))
                .containsOnlyKeys("lenet", "nin").containsEntry("nin", null);
    }

    @Test
    void timestampsComeAsLocalDateTimes() {
        Field<LocalDateTime> started = field(name("started_at"), SQLDataType.LOCALDATETIME);
        assertThat(jooq.select(started).from(table(name("runs"))).where(RUN_ID.eq("lenet")).fetchOne(started))
                .isEqualTo(LocalDateTime.of(2024, 3, 31, 1, 30, 0, 250_000_000));
    }

    @Test
    void scratchTablesAreFilledAndRead() {
        jooq.createTable("notes").column("run_id", SQLDataType.VARCHAR).column("stars", SQLDataType.INTEGER).execute();
        Field<Integer> stars = field(name("stars"), Integer.class);
        assertThat(jooq.insertInto(table(name("notes")), RUN_ID, stars).values("lenet", 3).values("nin", 5).execute())
                .isEqualTo(2);
        assertThat(jooq.select(stars).from(table(name("notes"))).orderBy(stars.desc()).fetch(stars))
                .containsExactly(5, 3);
    }

    @Test
    void anErrorKeepsItsWords() {
        assertThatThrownBy(() -> jooq.select(field(name("val_los"))).from(HISTORY).fetch())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("val_loss")
                .extracting(error -> ((DataAccessException) error).sqlState()).isEqualTo("42S22");
    }
}

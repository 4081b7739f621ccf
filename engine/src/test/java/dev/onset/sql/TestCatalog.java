package dev.onset.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Table;

/** The five tables of an archive whose runs logged the given metrics besides the canonical ones. */
record TestCatalog(Collection<Table> tables, long version) implements Catalog {

    private static final List<String> CANONICAL = List.of("epoch", "train_loss", "val_loss", "train_acc", "val_acc",
            "lr", "grad_norm");

    static TestCatalog of(String... metrics) {
        List<Field> history = new ArrayList<>(List.of(text("run_id"), bigint("step"), timestamp("wall_time")));
        CANONICAL.forEach(name -> history.add(new Field(name, DataType.DOUBLE, true)));
        for (String metric : metrics) {
            history.add(new Field(metric, DataType.DOUBLE, true));
        }
        Table runs = new Table("runs",
                List.of(text("run_id"), nullable("name", DataType.VARCHAR), nullable("experiment", DataType.VARCHAR),
                        nullable("source", DataType.VARCHAR), nullable("path", DataType.VARCHAR),
                        nullable("status", DataType.VARCHAR), timestamp("started_at"), timestamp("ended_at"),
                        nullable("points", DataType.BIGINT), nullable("params", DataType.MAP),
                        nullable("tags", DataType.MAP)),
                1000);
        Table points = new Table("metrics", List.of(text("run_id"), text("metric"), bigint("step"),
                timestamp("wall_time"), nullable("value", DataType.DOUBLE)), 10_000_000);
        return new TestCatalog(List.of(new Table("history", history, 1_000_000), points, keyValue("params"), runs,
                keyValue("tags")), metrics.length);
    }

    private static Table keyValue(String name) {
        return new Table(name, List.of(text("run_id"), text("key"), nullable("value", DataType.VARCHAR)), 10_000);
    }

    private static Field text(String name) {
        return new Field(name, DataType.VARCHAR, false);
    }

    private static Field bigint(String name) {
        return new Field(name, DataType.BIGINT, false);
    }

    private static Field timestamp(String name) {
        return nullable(name, DataType.TIMESTAMP);
    }

    private static Field nullable(String name, DataType type) {
        return new Field(name, type, true);
    }
}

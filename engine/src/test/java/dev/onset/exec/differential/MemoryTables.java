package dev.onset.exec.differential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.DuckDb;
import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.RowSource;
import dev.onset.exec.TestContexts;
import dev.onset.exec.TestQueries;
import dev.onset.exec.TestRows;
import dev.onset.exec.physical.PhysicalPlanner;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Table;
import dev.onset.sql.SqlPlanner;

/** Small tables {@code t} and {@code u} in memory, and SQL over them. */
record MemoryTables(List<List<@Nullable Object>> t, List<List<@Nullable Object>> u) implements Catalog {

    private static final SqlPlanner PLANNER = new SqlPlanner(FunctionRegistry.builtIn());

    static final List<Field> FIELDS = List.of(new Field("id", DataType.BIGINT, false),
            new Field("n", DataType.BIGINT, true), new Field("x", DataType.DOUBLE, true),
            new Field("y", DataType.DOUBLE, true), new Field("k", DataType.VARCHAR, true),
            new Field("b", DataType.BOOLEAN, true));

    static MemoryTables random(Random random) {
        return new MemoryTables(rows(random), rows(random));
    }

    /** Empty now and then; with NULLs, NaN, infinities, both zeros, and one text that is far more frequent than the others. */
    private static List<List<@Nullable Object>> rows(Random random) {
        int count = random.nextInt(6) == 0 ? random.nextInt(2) : random.nextInt(40);
        double nulls = random.nextInt(3) == 0 ? 0 : 0.2;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add((long) id);
            row.add(orNull(random, nulls, (long) random.nextInt(-2, 5)));
            row.add(orNull(random, nulls, switch (random.nextInt(8)) {
                case 0 -> Double.NaN;
                case 1 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                case 2 -> random.nextBoolean() ? 0.0 : -0.0;
                default -> random.nextInt(-4, 5) / 2.0;
            }));
            row.add(orNull(random, nulls, random.nextInt(-40, 40) / 8.0));
            row.add(orNull(random, nulls,
                    random.nextInt(3) > 0 ? "a" : List.of("b", "c", "", "Z").get(random.nextInt(4))));
            row.add(orNull(random, nulls, random.nextBoolean()));
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object orNull(Random random, double nulls, Object value) {
        return random.nextDouble() < nulls ? null : value;
    }

    void copyTo(DuckDb duckDb) {
        duckDb.createTable("t", FIELDS, t);
        duckDb.createTable("u", FIELDS, u);
    }

    @Override
    public Collection<Table> tables() {
        return List.of(new Table("t", FIELDS, t.size()), new Table("u", FIELDS, u.size()));
    }

    @Override
    public long version() {
        return 1;
    }

    List<List<@Nullable Object>> query(String sql, ExecutionSettings settings) {
        Plan plan = PLANNER.prepare(sql, this).plan();
        return TestQueries.rows(new PhysicalPlanner(this::scan).plan(plan), TestContexts.of(settings));
    }

    /** In parts of a few rows, so that parts are merged and joined. */
    private RowSource scan(Plan.Scan scan) {
        List<List<@Nullable Object>> rows = (scan.table().name().equals("t") ? t : u).stream()
                .map(row -> {
                    List<@Nullable Object> selected = new ArrayList<>();
                    scan.columns().forEach(column -> selected.add(row.get(column)));
                    return selected;
                }).toList();
        TestRows source = new TestRows(scan.fields(), rows, 6);
        return scan.condition() == null
                ? source
                : new PhysicalPlanner(inner -> source)
                        .plan(new Plan.Filter(new Plan.Scan(scan.table(), scan.columns(), null), scan.condition()));
    }

    /** Tables with fewer rows. */
    List<MemoryTables> smaller() {
        List<MemoryTables> variants = new ArrayList<>();
        for (int size = 1; size < Math.max(t.size(), u.size()); size *= 2) {
            for (int start = 0; start + size <= t.size(); start += size) {
                variants.add(new MemoryTables(without(t, start, size), u));
            }
            for (int start = 0; start + size <= u.size(); start += size) {
                variants.add(new MemoryTables(t, without(u, start, size)));
            }
        }
        return variants.reversed();
    }

    private static List<List<@Nullable Object>> without(List<List<@Nullable Object>> rows, int start, int count) {
        List<List<@Nullable Object>> rest = new ArrayList<>(rows);
        rest.subList(start, start + count).clear();
        return rest;
    }
}

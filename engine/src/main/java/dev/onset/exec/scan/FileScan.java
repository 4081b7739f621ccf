package dev.onset.exec.scan;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.files.FileRowReader;
import dev.onset.plan.Field;
import dev.onset.plan.FileRead;
import dev.onset.plan.Plan;

/** Reads the columns that are used of the table in some files, while the query runs. */
final class FileScan implements RowSource {

    private final Plan.Scan plan;
    private final FileRead files;
    private @Nullable QueryContext context;

    FileScan(Plan.Scan plan, FileRead files) {
        this.plan = plan;
        this.files = files;
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void prepare(QueryContext started) {
        context = started;
    }

    @Override
    public int partCount() {
        return 1;
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        return ConditionedReader.of(new FileRowReader(files, fields(), plan.condition(), context), plan.condition(),
                context);
    }

    @Override
    public String describe() {
        return "FileScan " + files.function() + " " + String.join(", ", files.files())
                + fields().stream().map(Field::name).collect(Collectors.joining(", ", " [", "]"))
                + (plan.condition() == null ? "" : ", filtered");
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }
}

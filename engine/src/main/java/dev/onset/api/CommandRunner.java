package dev.onset.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.RowBuffer;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.sql.command.Command;
import dev.onset.sql.command.Command.Name;

/** Carries out the statements of a session that are no queries. */
final class CommandRunner {

    /** The columns of what DESCRIBE says of a query, as of a table. */
    static final List<Field> DESCRIPTION = List.of(new Field("name", DataType.VARCHAR, false),
            new Field("type", DataType.VARCHAR, false), new Field("nullable", DataType.BOOLEAN, false));

    private final Session session;
    private final TableChanges changes;
    private final Views views;
    private final Indexes indexes;
    private final Schemas schemas;

    CommandRunner(Session session) {
        this.session = session;
        this.changes = new TableChanges(session);
        this.views = new Views(session);
        this.indexes = new Indexes(session);
        this.schemas = new Schemas(session);
    }

    Outcome run(Command written, QueryOptions options, List<@Nullable Object> parameters) {
        Command command = qualified(written);
        return switch (command) {
            case Command.Query query -> session.run(query, options, parameters);
            case Command.Describe describe -> {
                checkIsThere(describe.table());
                yield new Outcome.Rows(session.run(describe.query(), List.of(), options, parameters));
            }
            case Command.DescribeQuery describe -> describe(describe, options);
            case Command.DescribeFunction describe -> {
                checkFunction(describe.function());
                yield new Outcome.Rows(session.run(describe.query(), List.of(), options, parameters));
            }
            case Command.CopyTo copy -> new FileExports(session).copy(copy, options, parameters);
            case Command.CreateTable create -> create(create, options);
            case Command.CreateTableAs create -> create(create, options, parameters);
            case Command.DropTable drop -> drop(drop);
            case Command.CreateSchema create -> schemas.create(create);
            case Command.DropSchema drop -> schemas.drop(drop);
            case Command.SetSchema set -> schemas.set(set);
            case Command.Insert insert -> changes.insert(insert, options, parameters);
            case Command.Delete delete -> changes.delete(delete, options, parameters);
            case Command.Update update -> changes.update(update, options, parameters);
            case Command.CreateIndex create -> indexes.create(create);
            case Command.DropIndex drop -> indexes.drop(drop);
            case Command.Reindex rebuild -> indexes.rebuild(rebuild);
            case Command.Set set -> set(set);
            case Command.Show show -> show(show, options);
            case Command.CopyFrom copy -> new FileImports(session, changes).copy(copy, options);
            case Command.CreateView create -> views.create(create);
            case Command.DropView drop -> views.drop(drop);
        };
    }

    private Command qualified(Command command) {
        return session.tables().current().isEmpty() ? command : CurrentSchema.applied(command, session.catalog());
    }

    /** Runs an INSERT with one set of parameters after the other, in one change. */
    long[] insertAll(Command.Insert insert, QueryOptions options, List<List<@Nullable Object>> parameters) {
        return changes.insertAll((Command.Insert) qualified(insert), options, parameters);
    }

    private Outcome describe(Command.DescribeQuery describe, QueryOptions options) {
        List<List<Expression>> rows = new ArrayList<>();
        for (Field field : session.prepare(describe.sql()).fields()) {
            rows.add(List.of(new Expression.Literal(field.name(), DataType.VARCHAR),
                    new Expression.Literal(field.typeName(), DataType.VARCHAR),
                    new Expression.Literal(field.nullable(), DataType.BOOLEAN)));
        }
        return new Outcome.Rows(session.run(new Plan.Values(rows, DESCRIPTION), options));
    }

    private static void checkFunction(Name function) {
        FunctionRegistry registry = InstalledFunctions.registry();
        if (registry.names().contains(function.text().toLowerCase(Locale.ROOT))) {
            return;
        }
        throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "There is no curve function " + function.text()
                + Suggestions.didYouMean(function.text(), registry.names()), function.position(), null);
    }

    /** The types of the parameters of a command. */
    List<DataType> parameters(Command command) {
        return switch (qualified(command)) {
            case Command.CopyTo copy -> {
                Name table = copy.table();
                if (table != null) {
                    checkIsThere(table);
                }
                yield session.parameters(copy.query(), List.of());
            }
            case Command.CreateTableAs create -> session.parameters(create.query(), List.of());
            case Command.Insert insert -> changes.parameters(insert);
            case Command.Delete delete when delete.query() != null ->
                    session.parameters(delete.query(), List.of(DataType.BOOLEAN));
            case Command.Update update -> session.parameters(update.query(), changes.types(update));
            default -> List.of();
        };
    }

    private Outcome create(Command.CreateTable create, QueryOptions options) {
        String schema = schemas.of(create.table(), create.persist());
        if (isThere(create.table(), create.persist(), create.replace(), create.ifNotExists())) {
            return new Outcome.Done("The table " + create.table().qualified() + " is there already", 0);
        }
        List<Field> fields = create.columns().stream()
                .map(column -> new Field(column.name().text(), column.type(), !column.notNull(), column.decimal(),
                        column.element()))
                .toList();
        checkDistinct(create.columns().stream().map(Command.ColumnDefinition::name).toList());
        List<List<Integer>> keys = create.keys().stream()
                .map(key -> TableChanges.positions(key, fields, create.table().qualified())).toList();
        List<@Nullable String> defaults = create.columns().stream().map(Command.ColumnDefinition::usual)
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < defaults.size(); i++) {
            String usual = defaults.get(i);
            if (usual != null && create.persist()) {
                throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                        "A table that the archive keeps has no DEFAULT values",
                        create.columns().get(i).name().position(), null);
            }
            if (usual != null) {
                // What is wrong with it shows now, with its place in this statement.
                changes.value(usual, fields.get(i).type(), options);
            }
        }
        put(new ScratchTable(schema, create.table().text(), fields, keys, defaults), create.table(),
                create.persist());
        return new Outcome.Done("Created table " + create.table().qualified(), 0);
    }

    private Outcome create(Command.CreateTableAs create, QueryOptions options, List<@Nullable Object> parameters) {
        String schema = schemas.of(create.table(), create.persist());
        if (isThere(create.table(), create.persist(), create.replace(), create.ifNotExists())) {
            return new Outcome.Done("The table " + create.table().qualified() + " is there already", 0);
        }
        try (QueryResult result = session.run(create.query(), List.of(), options, parameters)) {
            List<Field> fields = renamed(result.fields(), create.columns());
            RowBuffer rows = new RowBuffer(fields);
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                rows.append(batch);
            }
            ScratchTable table = new ScratchTable(schema, create.table().text(), fields,
                    List.of(), List.of());
            table.replace(rows);
            put(table, create.table(), create.persist());
            return new Outcome.Done(
                    "Created table " + table.qualifiedName() + " with " + TableChanges.rows(rows.size()),
                    rows.size());
        }
    }

    private void put(ScratchTable table, Name name, boolean persist) {
        if (persist) {
            session.checkArchiveMayChange("keep a table", name.position());
            session.onset().stored().put(table);
        } else {
            session.tables().put(table);
        }
    }

    /** The columns of a table that is made of a query; what is NULL nowhere now may be NULL later. */
    private static List<Field> renamed(List<Field> fields, List<Name> names) {
        if (!names.isEmpty() && names.size() != fields.size()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, names.size() + " names are given for "
                    + fields.size() + " columns", names.getFirst().position(), null);
        }
        List<Field> renamed = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String name = names.isEmpty() ? field.name() : names.get(i).text();
            DataType type = field.type() == DataType.NULL ? DataType.VARCHAR : field.type();
            for (Field other : renamed) {
                if (other.name().equalsIgnoreCase(name)) {
                    throw new OnsetException(OnsetException.Category.ARGUMENT,
                            "A table cannot have two columns " + name + "; name one of them with AS");
                }
            }
            renamed.add(new Field(name, type, true, field.decimal(), field.element()));
        }
        return renamed;
    }

    private static void checkDistinct(List<Name> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).text();
            if (names.subList(0, i).stream().anyMatch(other -> other.text().equalsIgnoreCase(name))) {
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        "A table cannot have two columns " + name, names.get(i).position(), null);
            }
        }
    }

    /** Whether a table that shall be made is there, and that is all right; what is in the way otherwise is an error. */
    private boolean isThere(Name name, boolean persist, boolean replace, boolean ifNotExists) {
        boolean scratch = session.tables().find(name) != null;
        if (scratch && persist) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "This session has a table " + name.text()
                    + " of its own, which would hide the one that is kept; DROP it, or choose another name",
                    name.position(), null);
        }
        boolean own = scratch || (persist && session.onset().stored().has(name.text()));
        if (own && !replace && !ifNotExists) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "There is a table " + name.qualified()
                    + " already; DROP it, or write CREATE OR REPLACE TABLE", name.position(), null);
        }
        Catalog catalog = session.catalog();
        boolean view = Views.find(catalog, name) != null;
        if (!own && (view || catalog.find(name.schema(), name.text()) != null)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    (session.tables().view(name) == null ? "The archive has a " : "This session has a ")
                            + (view ? "view " : "table ") + name.qualified() + "; choose another name",
                    name.position(), null);
        }
        return own && ifNotExists;
    }

    /** An error that has the nearest name if there is neither a table nor a view of this name. */
    private void checkIsThere(Name name) {
        Catalog catalog = session.catalog();
        if (catalog.find(name.schema(), name.text()) == null && Views.find(catalog, name) == null) {
            // Planning a query over it has the words for a table that is not there.
            try {
                session.parameters("SELECT * FROM " + name.quoted(), List.of());
            } catch (OnsetException e) {
                throw new OnsetException(e.category(), String.valueOf(e.getMessage()), name.position(), e);
            }
        }
    }

    private Outcome drop(Command.DropTable drop) {
        boolean scratch = session.tables().find(drop.table()) != null;
        if (session.keeps(drop.table())) {
            session.checkArchiveMayChange("drop a table", drop.table().position());
            session.onset().stored().remove(drop.table().text());
            return new Outcome.Done("Dropped table " + drop.table().text(), 0);
        }
        if (drop.ifExists() && !scratch) {
            return new Outcome.Done("There is no table " + drop.table().qualified(), 0);
        }
        ScratchTable table = session.tables().get(drop.table(), session::catalog);
        session.tables().remove(table);
        return new Outcome.Done("Dropped table " + table.qualifiedName(), 0);
    }

    private Outcome set(Command.Set set) {
        if (set.value() == null && set.setting().text().equalsIgnoreCase("ALL")) {
            SessionSettings.ALL.forEach(setting -> session.settings().set(setting, null));
            return new Outcome.Done("All settings have their usual values", 0);
        }
        SessionSettings.Setting setting = SessionSettings.named(set.setting().text(), set.setting().position());
        try {
            session.settings().set(setting, set.value());
        } catch (OnsetException e) {
            throw new OnsetException(e.category(), String.valueOf(e.getMessage()), set.setting().position(), e);
        }
        return new Outcome.Done("Set " + setting.name() + " to " + session.settings().value(setting), 0);
    }

    private Outcome show(Command.Show show, QueryOptions options) {
        Name name = show.setting();
        String condition = name == null
                ? ""
                : " WHERE name = '" + SessionSettings.named(name.text(), name.position()).name() + "'";
        return new Outcome.Rows(session.run(
                "SELECT name, \"value\", description FROM information_schema.settings" + condition + " ORDER BY name",
                List.of(), options, List.of()));
    }
}

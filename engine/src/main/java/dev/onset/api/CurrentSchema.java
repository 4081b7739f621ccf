package dev.onset.api;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.Catalog;
import dev.onset.sql.command.Command;
import dev.onset.sql.command.Command.Name;

/** Names in commands with the current schema before them, where they have none and mean it. Queries in them are planned so anyway. */
final class CurrentSchema {

    private CurrentSchema() {}

    /** What is made is made in the current schema; what is there is looked up in it first. */
    static Command applied(Command command, Catalog catalog) {
        UnaryOperator<Name> known = name -> name.schema().isEmpty() ? name.in(catalog.schemaOf(name.text())) : name;
        UnaryOperator<Name> made = name -> name.schema().isEmpty() ? name.in(catalog.currentSchema()) : name;
        return switch (command) {
            case Command.CreateTable(var table, var replace, var ifNotExists, var persist, var columns, var keys) ->
                    new Command.CreateTable(persist ? table : made.apply(table), replace, ifNotExists, persist,
                            columns, keys);
            case Command.CreateTableAs(var table, var replace, var ifNotExists, var persist, var columns, var query) ->
                    new Command.CreateTableAs(persist ? table : made.apply(table), replace, ifNotExists, persist,
                            columns, query);
            case Command.CreateView(var view, var replace, var ifNotExists, var columns, var query) ->
                    new Command.CreateView(made.apply(view), replace, ifNotExists, columns, query);
            case Command.CreateIndex(var index, var unique, var ifNotExists, var table, var columns) ->
                    new Command.CreateIndex(index, unique, ifNotExists, known.apply(table), columns);
            case Command.Insert(var table, var replace, var columns, var query) ->
                    new Command.Insert(known.apply(table), replace, columns, query);
            case Command.Delete(var table, var query) -> new Command.Delete(known.apply(table), query);
            case Command.Update(var table, var columns, var query) ->
                    new Command.Update(known.apply(table), columns, query);
            case Command.CopyFrom(var table, var columns, var file, var options) ->
                    new Command.CopyFrom(known.apply(table), columns, file, options);
            case Command.DropTable(var table, var ifExists) -> new Command.DropTable(known.apply(table), ifExists);
            case Command.DropView(var view, var ifExists) -> new Command.DropView(known.apply(view), ifExists);
            case Command.Describe(var table) -> new Command.Describe(known.apply(table));
            case Command.Reindex(@Nullable Name name) -> new Command.Reindex(name == null ? null : known.apply(name));
            default -> command;
        };
    }
}

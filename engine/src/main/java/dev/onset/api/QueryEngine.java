package dev.onset.api;

import java.util.List;

import dev.onset.archive.Snapshot;
import dev.onset.error.OnsetException;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.physical.PhysicalPlanner;
import dev.onset.exec.physical.QueryRun;
import dev.onset.exec.scan.ArchiveTables;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Statement;
import dev.onset.plan.View;
import dev.onset.sql.RuntimeErrors;
import dev.onset.sql.SqlPlanner;

/** Where SQL text becomes a plan, and a plan becomes rows. */
final class QueryEngine {

    private final SqlPlanner planner = new SqlPlanner(InstalledFunctions.registry());

    /** @param builtIn a view that is there unless the archive has one, or a table, of its name */
    Catalog catalog(Snapshot snapshot, View builtIn) {
        return new ArchiveTables(snapshot, builtIn);
    }

    /** Also finds out here, before anything runs, whether there is an operator for every part of the plan. */
    Statement prepare(String sql, Catalog catalog) {
        Statement statement = planner.prepare(sql, catalog);
        new PhysicalPlanner().plan(statement.plan());
        return statement;
    }

    /** The same, with the columns converted to these types; where the types of parameters are open, they are these. */
    Statement prepare(String sql, List<DataType> types, Catalog catalog) {
        Statement statement = planner.prepare(sql, types, catalog);
        new PhysicalPlanner().plan(statement.plan());
        return statement;
    }

    /** An error of a run with the place in the statement that it is about, where that is known. */
    OnsetException placed(OnsetException error, String sql, Catalog catalog) {
        return RuntimeErrors.placed(error, sql, planner, catalog);
    }

    /** Nothing is read before the first rows are asked for. */
    Operator run(Statement statement, QueryContext context) {
        return new QueryRun(statement.plan(), context);
    }
}

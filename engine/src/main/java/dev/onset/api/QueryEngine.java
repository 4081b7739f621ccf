package dev.onset.api;

import dev.onset.archive.Snapshot;
import dev.onset.error.OnsetException;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.functions.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.Statement;
import dev.onset.sql.SqlPlanner;

/** Where SQL text becomes a plan, and a plan becomes rows. */
final class QueryEngine {

    private final SqlPlanner planner = new SqlPlanner(FunctionRegistry.builtIn());

    Catalog catalog(Snapshot snapshot) {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED, "no tables at version " + snapshot.version());
    }

    Statement prepare(String sql, Catalog catalog) {
        return planner.prepare(sql, catalog);
    }

    Operator run(Statement statement, QueryContext context) {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                "no rows for " + statement + " with " + context.settings());
    }
}

package dev.onset.api;

import dev.onset.archive.Snapshot;
import dev.onset.error.OnsetException;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.plan.Catalog;
import dev.onset.plan.Statement;

/** Where SQL text becomes a plan, and a plan becomes rows. */
final class QueryEngine {

    Catalog catalog(Snapshot snapshot) {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED, "no tables at version " + snapshot.version());
    }

    Statement prepare(String sql, Catalog catalog) {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                "no plan for " + sql + " at version " + catalog.version());
    }

    Operator run(Statement statement, QueryContext context) {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                "no rows for " + statement + " with " + context.settings());
    }
}

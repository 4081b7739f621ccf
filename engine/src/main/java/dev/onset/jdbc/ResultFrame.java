package dev.onset.jdbc;

import java.util.List;

import org.apache.calcite.avatica.Meta;

import dev.onset.api.QueryResult;

/** Hands a running query from the Meta to its ResultSet; Avatica's own row lists stay empty. */
final class ResultFrame extends Meta.Frame {

    final QueryResult result;

    ResultFrame(QueryResult result) {
        super(0, true, List.of());
        this.result = result;
    }
}

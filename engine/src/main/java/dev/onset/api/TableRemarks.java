package dev.onset.api;

/** What the archive's own tables hold, in words for tools that show them. */
final class TableRemarks {

    private TableRemarks() {}

    /** Empty for a table of the user's own. */
    static String of(String table) {
        return switch (table) {
            case "runs" -> "A row is a run: names, times, parameters and tags";
            case "params" -> "A row is a parameter of a run";
            case "tags" -> "A row is a tag of a run";
            case "metrics" -> "A row is a logged point of one metric";
            case "history" -> "A row is a step of a run, with a column for each metric; NULL: not logged at this step";
            case "metric_names" -> "A row is a metric and the column of history that it fills";
            case RunSummary.NAME -> "A row is a run: its parameters and what its curves say, as columns";
            default -> "";
        };
    }
}

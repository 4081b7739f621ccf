package dev.onset.cli.shell;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.render.ResultFormat;
import dev.onset.cli.script.NamedParameters;

/** What the user has set in the shell. */
final class ShellSettings {

    /** Whether rows are shown as records, a line for each value. */
    enum Expanded {
        OFF, ON,
        /** Where a table would be wider than the terminal. */
        AUTO
    }

    ResultFormat format = ResultFormat.TABLE;
    Expanded expanded = Expanded.OFF;
    boolean headers = true;
    boolean timing = true;
    String nullText = "NULL";
    boolean paging = true;
    /** A command that pages; null: the shell's own pager. */
    @Nullable
    String pagerCommand;
    final NamedParameters parameters = NamedParameters.of(java.util.List.of());

    /** Does something, after which all but the parameters is set as before. */
    void during(Runnable action) {
        ResultFormat formatBefore = format;
        Expanded expandedBefore = expanded;
        boolean headersBefore = headers;
        boolean pagingBefore = paging;
        String nullBefore = nullText;
        String pagerBefore = pagerCommand;
        try {
            action.run();
        } finally {
            format = formatBefore;
            expanded = expandedBefore;
            headers = headersBefore;
            paging = pagingBefore;
            nullText = nullBefore;
            pagerCommand = pagerBefore;
        }
    }
}

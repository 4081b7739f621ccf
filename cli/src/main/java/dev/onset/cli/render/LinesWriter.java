package dev.onset.cli.render;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;

/** Writes a result that is lines already. */
final class LinesWriter implements ResultWriter {

    private final Writer out;
    private final Function<QueryResult, ResultLines> form;

    LinesWriter(Writer out, Function<QueryResult, ResultLines> form) {
        this.out = out;
        this.form = form;
    }

    @Override
    public long write(QueryResult result) throws IOException {
        ResultLines lines = form.apply(result);
        for (String line : lines.header()) {
            out.write(line + "\n");
        }
        for (@Nullable
        String line = lines.next(); line != null; line = lines.next()) {
            out.write(line + "\n");
        }
        for (String line : lines.footer()) {
            out.write(line + "\n");
        }
        if (lines.columnsLeftOut() > 0) {
            out.write("(" + lines.columnsLeftOut() + " of the columns did not fit; the format 'line' shows all)\n");
        }
        out.flush();
        return lines.rows();
    }
}

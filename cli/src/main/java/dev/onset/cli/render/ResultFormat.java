package dev.onset.cli.render;

import java.io.Writer;

/** The forms that a result can be printed in. */
public enum ResultFormat {
    TABLE, CSV, JSON, JSONL, MARKDOWN;

    /** @param width columns of the terminal that tables are cut to; 0: nothing is cut */
    public ResultWriter writer(Writer out, int width) {
        return switch (this) {
            case TABLE -> new TableWriter(out, width);
            case MARKDOWN -> new MarkdownWriter(out);
            case CSV -> new CsvResultWriter(out);
            case JSON -> new JsonResultWriter(out, false);
            case JSONL -> new JsonResultWriter(out, true);
        };
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

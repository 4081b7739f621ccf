package dev.onset.cli.render;

import java.io.Writer;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.files.FileFormat;

/** The forms that a result can be printed in. */
public enum ResultFormat {
    TABLE, BOX, LINE, MARKDOWN, CSV, TSV, JSON, JSONL, HTML, LATEX,
    /** A file, not a text. */
    PARQUET,
    /** A file, not a text. */
    ARROW;

    /** As {@link #writer(Writer, TableStyle)} for a terminal, or for a width of 0 for something else. */
    public ResultWriter writer(Writer out, int width) {
        return writer(out, TableStyle.PLAIN.withWidth(width));
    }

    /**
     * Prints results in a form of text.
     *
     * @param style for those forms that people read
     */
    public ResultWriter writer(Writer out, TableStyle style) {
        return switch (this) {
            case TABLE, BOX, LINE -> new LinesWriter(out, result -> lines(result, style));
            case MARKDOWN -> new MarkdownWriter(out);
            case CSV -> new CsvResultWriter(out, ',', style.headers());
            case TSV -> new CsvResultWriter(out, '\t', style.headers());
            case JSON -> new JsonResultWriter(out, false);
            case JSONL -> new JsonResultWriter(out, true);
            case HTML -> new HtmlWriter(out);
            case LATEX -> new LatexWriter(out);
            case PARQUET, ARROW -> throw new IllegalStateException(this + " is no text");
        };
    }

    /** The format of a file, where this one is no text; else null. */
    public @Nullable FileFormat fileFormat() {
        return switch (this) {
            case PARQUET -> FileFormat.PARQUET;
            case ARROW -> FileFormat.ARROW;
            default -> null;
        };
    }

    /** Whether results stand below each other as blocks that people read, with an empty line between them. */
    public boolean isForPeople() {
        return switch (this) {
            case TABLE, BOX, LINE, MARKDOWN -> true;
            default -> false;
        };
    }

    /** Whether it is one of those that {@link #lines} has. */
    public boolean isLines() {
        return this == TABLE || this == BOX || this == LINE;
    }

    /** The lines of those forms that can be paged; asks the result for its first rows. */
    public ResultLines lines(QueryResult result, TableStyle style) {
        return switch (this) {
            case TABLE -> TableLines.plain(result, style);
            case BOX -> TableLines.boxed(result, style);
            case LINE -> new RecordLines(result, style);
            default -> throw new IllegalStateException(this + " has no lines");
        };
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.onset.ingest.table;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/** CSV and TSV files, also compressed ones, with a row per value: columns for the step, the metric's name, its value, and perhaps the run. */
public final class LongTableReader implements LogReader {

    private final TableLayout layout;

    public LongTableReader(TableLayout layout) {
        this.layout = layout;
    }

    @Override
    public String format() {
        return "long-table";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        for (LogFile file : folder.files()) {
            if (TableText.isOne(file) && file.size() > 0
                    && (file.isUnchanged() ? file.looksLike(this, head -> false) : isLong(CsvHeader.of(file)))) {
                claims.claim(file.path(), List.of(file));
            }
        }
    }

    private boolean isLong(@Nullable CsvHeader header) {
        return header != null && layout.isLong(header.names());
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile file = source.files().getFirst();
        CsvHeader header = CsvHeader.of(file);
        if (header == null) {
            sink.skip(file.path(), "the table has no header");
            return;
        }
        new LongTable(file, layout, header.separator(), TableText.of(file)).read(sink);
    }
}

package dev.onset.ingest;

import java.util.List;

import dev.onset.ingest.json.HuggingFaceReader;
import dev.onset.ingest.json.JsonLinesReader;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.table.AlgoPerfReader;
import dev.onset.ingest.table.CsvLogReader;
import dev.onset.ingest.table.LightningReader;
import dev.onset.ingest.tensorboard.TensorBoardReader;

/** The readers, the most particular format first: it claims its files before a general one can. */
final class LogReaders {

    private LogReaders() {}

    static List<LogReader> all() {
        return List.of(
                new AlgoPerfReader(),
                new LightningReader(),
                new HuggingFaceReader(),
                new TensorBoardReader(),
                new CsvLogReader(),
                new JsonLinesReader());
    }
}

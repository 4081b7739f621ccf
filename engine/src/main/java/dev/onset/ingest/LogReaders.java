package dev.onset.ingest;

import java.util.List;

import dev.onset.ingest.database.OptunaReader;
import dev.onset.ingest.database.TrackioReader;
import dev.onset.ingest.json.AllenNlpReader;
import dev.onset.ingest.json.HuggingFaceReader;
import dev.onset.ingest.json.JsonInTextReader;
import dev.onset.ingest.json.JsonLinesReader;
import dev.onset.ingest.json.KerasHistoryReader;
import dev.onset.ingest.json.RayReader;
import dev.onset.ingest.json.SacredReader;
import dev.onset.ingest.mlflow.MlflowDatabaseReader;
import dev.onset.ingest.mlflow.MlflowFileReader;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.table.AlgoPerfReader;
import dev.onset.ingest.table.CsvLogReader;
import dev.onset.ingest.table.DvcLiveReader;
import dev.onset.ingest.table.LightningReader;
import dev.onset.ingest.table.LongTableReader;
import dev.onset.ingest.table.NeptuneReader;
import dev.onset.ingest.table.StoredTableReader;
import dev.onset.ingest.tensorboard.TensorBoardReader;
import dev.onset.ingest.text.TextLogReader;
import dev.onset.ingest.wandb.WandbReader;

/** The readers, the most particular format first: it claims its files before a general one can. */
final class LogReaders {

    /** Grows whenever a reader recognises files that it did not before: those are looked at again. */
    static final int VERSION = 1;

    private LogReaders() {}

    static List<LogReader> all(ImportOptions options) {
        return List.of(
                new MlflowFileReader(),
                new MlflowDatabaseReader(),
                new WandbReader(),
                new AlgoPerfReader(),
                new LightningReader(),
                new HuggingFaceReader(),
                new AllenNlpReader(),
                new SacredReader(),
                new RayReader(),
                new DvcLiveReader(),
                new TrackioReader(),
                new OptunaReader(),
                new TensorBoardReader(),
                new LongTableReader(options.tables()),
                new CsvLogReader(options.tables()),
                new NeptuneReader(),
                new StoredTableReader(options.tables()),
                new KerasHistoryReader(),
                new JsonLinesReader(),
                new JsonInTextReader(),
                new TextLogReader(options.linePattern()));
    }
}

package dev.onset.ingest.reader;

import java.io.IOException;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Hyper-parameters and other small objects in JSON, as Python writes it: with bare NaN and Infinity. */
public final class JsonParameters {

    /** Reads JSON as Python writes it. */
    public static final ObjectMapper MAPPER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonParameters() {}

    /** Hands over the pairs of a file; one that cannot be read is a failure of its own, not of the run. */
    public static void read(LogFile file, RunSink sink, BiConsumer<String, @Nullable String> target)
            throws IOException, LogFormatException {
        try {
            FlatParameters.flatten(MAPPER.readValue(file.path().toFile(), Object.class), target);
        } catch (JsonProcessingException e) {
            sink.fail(file.path(), position(e), "is no JSON that can be read: " + e.getOriginalMessage());
        }
    }

    /** Where a parser stopped. */
    public static String position(JsonProcessingException e) {
        return e.getLocation() == null ? "somewhere" : "line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr();
    }
}

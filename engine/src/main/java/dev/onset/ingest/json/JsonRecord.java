package dev.onset.ingest.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogNumbers;

/**
 * One JSON object of a log: its numbers under flat names ({@code a/b} for an object in an object, {@code a/0} for the first
 * element of an array) and its texts. An instance is filled again for each line.
 */
public final class JsonRecord {

    /** Objects of this name hold parameters, wherever they occur. */
    private static final Set<String> PARAMETER_OBJECTS = Set.of("config", "params", "args", "hparams",
            "hyperparameters");
    /** An array longer than this is data, not a few numbers of a metric. */
    private static final int LONGEST_ARRAY = 1_000;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,17}(\\.\\d{1,20})?([eE][-+]?\\d{1,3})?");

    private static final JsonFactory FACTORY = JsonParameters.MAPPER.getFactory();

    private final List<String> names = new ArrayList<>();
    private double[] values = new double[64];
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final boolean textNumbers;
    private boolean longArray;

    public JsonRecord() {
        this(false);
    }

    /** @param textNumbers whether a text that is a number in decimal notation is taken for that number */
    JsonRecord(boolean textNumbers) {
        this.textNumbers = textNumbers;
    }

    /**
     * Reads an object; what was in the record before is gone.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is none, or more than one
     */
    public void parse(byte[] bytes, int offset, int length) throws IOException {
        names.clear();
        texts.clear();
        parameters.clear();
        longArray = false;
        try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new com.fasterxml.jackson.core.JsonParseException(parser, "an object was expected");
            }
            object("", parser);
            if (parser.nextToken() != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(parser, "there is more behind the object");
            }
        }
    }

    private void object(String prefix, JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (prefix.isEmpty() && token == JsonToken.START_OBJECT && PARAMETER_OBJECTS.contains(field)) {
                parameters.put(field, JsonParameters.MAPPER.readValue(parser, Object.class));
            } else {
                value(prefix.isEmpty() ? field : prefix + "/" + field, token, parser);
            }
        }
    }

    private void array(String name, JsonParser parser) throws IOException {
        int index = 0;
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return;
            }
            if (index >= LONGEST_ARRAY) {
                longArray = true;
                parser.skipChildren();
            } else {
                value(name + "/" + index, token, parser);
            }
            index++;
        }
    }

    private void value(String name, JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> object(name, parser);
            case START_ARRAY -> array(name, parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(name, parser.getDoubleValue());
            case VALUE_STRING -> text(name, parser.getText());
            case VALUE_TRUE -> texts.put(name, "true");
            case VALUE_FALSE -> texts.put(name, "false");
            default -> {
            } // null: not logged
        }
    }

    /** Some loggers write what JSON cannot say as text. */
    private void text(String name, String text) {
        if ((text.length() <= 9 && isNonFinite(text)) || (textNumbers && DECIMAL.matcher(text).matches())) {
            number(name, LogNumbers.parse(text));
        } else {
            texts.put(name, text);
        }
    }

    private static boolean isNonFinite(String text) {
        return switch (text) {
            case "NaN", "nan", "Infinity", "-Infinity", "inf", "-inf" -> true;
            default -> false;
        };
    }

    private void number(String name, double value) {
        if (names.size() == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        values[names.size()] = value;
        names.add(name);
    }

    /** The names of the numbers, in the order of the text. */
    public List<String> names() {
        return names;
    }

    public double value(int index) {
        return values[index];
    }

    /** The number of this name, or NaN. */
    public double value(String name) {
        int index = names.indexOf(name);
        return index < 0 ? Double.NaN : values[index];
    }

    public Map<String, String> texts() {
        return texts;
    }

    /** Objects that hold parameters, by name. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** Whether an array was cut. */
    public boolean hasLongArray() {
        return longArray;
    }
}

package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;

/** JSON in texts: reading it, finding what a path says, writing values. */
final class JsonDocument {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(MAPPER)).mappingProvider(new JacksonMappingProvider(MAPPER))
            .build();
    /** The standard puts {@code lax} or {@code strict} before a path. */
    private static final Pattern MODE = Pattern.compile("\\s*(?i:lax|strict)\\s+(.*)", Pattern.DOTALL);

    private JsonDocument() {}

    /** What a text says; null: it is no JSON. */
    static @Nullable JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** @throws OnsetException of category ARGUMENT if it is no path */
    static JsonPath path(String text) {
        Matcher mode = MODE.matcher(text);
        String plain = (mode.matches() ? mode.group(1) : text).strip();
        try {
            return JsonPath.compile(plain.startsWith("$") ? plain : "$." + plain);
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "'" + text + "' is no JSON path; one is '$.name', '$.list[0]' or '$.list[*].name'", null, e);
        }
    }

    /** What a path leads to: one node, or all that match if it has a wildcard; none if it leads nowhere. */
    static List<JsonNode> find(JsonNode document, JsonPath path) {
        try {
            JsonNode found = path.read(document, PATHS);
            if (found == null) {
                return List.of();
            }
            if (path.isDefinite()) {
                return List.of(found);
            }
            List<JsonNode> nodes = new ArrayList<>();
            found.forEach(nodes::add);
            return nodes;
        } catch (PathNotFoundException e) {
            return List.of();
        }
    }

    /** A value of a column; it is not NULL. */
    static String write(Column column, int row) {
        return switch (column.type()) {
            case DATE -> quoted(Temporal.dateText(column.longAt(row)));
            case TIME -> quoted(Temporal.timeText(column.longAt(row)));
            case TIMESTAMP -> quoted(Temporal.timestampText(column.longAt(row)));
            case INTERVAL_DAY_TIME -> quoted(Temporal.intervalText(column.longAt(row)));
            case INTERVAL_YEAR_MONTH -> quoted(Temporal.monthsText(column.longAt(row)));
            default -> write(column.objectAt(row));
        };
    }

    private static String write(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Double number when !Double.isFinite(number) -> quoted(number.toString());
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                    Long.toString(number.longValue());
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case List<?> list -> "[" + String.join(",", list.stream().map(JsonDocument::write).toList()) + "]";
            case Map<?, ?> map -> "{" + String.join(",", map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + write(entry.getValue())).toList())
                    + "}";
            default -> quoted(value.toString());
        };
    }

    static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The kind of a node, as MySQL names it. */
    static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> node.isIntegralNumber() ? "INTEGER" : "DOUBLE";
            default -> node.getNodeType().name().toUpperCase(Locale.ROOT);
        };
    }

}

package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Functions of JSON, which is text. What is found nowhere, and what is no JSON, gives what the call says: mostly NULL. */
final class JsonEvaluators {

    private JsonEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments) {
        Remembered<JsonPath> paths = new Remembered<>(JsonDocument::path);
        return switch (operator) {
            case JSON_VALUE -> RowEvaluator.objects(type, arguments, (a, row) -> value(a, row, paths));
            case JSON_QUERY -> RowEvaluator.objects(type, arguments, (a, row) -> query(a, row, paths));
            case JSON_EXISTS -> RowEvaluator.objects(type, arguments, (a, row) -> exists(a, row, paths));
            case JSON_EXTRACT -> RowEvaluator.objects(type, arguments, (a, row) -> extract(a, row, paths));
            case JSON_LENGTH -> RowEvaluator.objects(type, arguments, (a, row) -> {
                JsonNode node = one(a, row, paths);
                return node == null ? null : (Long) (long) (node.isContainerNode() ? node.size() : 1);
            });
            case JSON_TYPE -> RowEvaluator.objects(type, arguments, (a, row) -> {
                JsonNode node = one(a, row, paths);
                return node == null ? null : JsonDocument.type(node);
            });
            case JSON_KEYS -> RowEvaluator.objects(type, arguments, (a, row) -> {
                JsonNode node = one(a, row, paths);
                List<String> keys = new ArrayList<>();
                if (node == null || !node.isObject()) {
                    return null;
                }
                node.fieldNames().forEachRemaining(keys::add);
                return keys;
            });
            case IS_JSON -> RowEvaluator.booleans(arguments, (a, row) -> isJson(a[0].textAt(row), a[1].textAt(row)));
            case JSON_TEXT -> RowEvaluator.texts(arguments, (a, row) -> JsonDocument.write(a[0], row));
            case JSON_OBJECT, JSON_ARRAY -> new Constructor(type, operator == ScalarOperator.JSON_OBJECT, arguments);
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    /** The single node that a document or a path in it is; null where there is none. */
    private static @Nullable JsonNode one(Column[] a, int row, Remembered<JsonPath> paths) {
        JsonNode document = JsonDocument.read(a[0].textAt(row));
        if (document == null || a.length == 1) {
            return document;
        }
        List<JsonNode> found = JsonDocument.find(document, paths.of(a[1].textAt(row)));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static @Nullable String extract(Column[] a, int row, Remembered<JsonPath> paths) {
        JsonPath path = paths.of(a[1].textAt(row));
        JsonNode document = JsonDocument.read(a[0].textAt(row));
        if (document == null) {
            throw noJson(a[0].textAt(row));
        }
        List<JsonNode> found = JsonDocument.find(document, path);
        boolean asText = a[2].booleanAt(row);
        if (!path.isDefinite()) {
            return list(found);
        }
        return found.isEmpty() ? null
                : !asText ? found.getFirst().toString()
                        : found.getFirst().isNull() ? null
                                : found.getFirst().isValueNode()
                                        ? found.getFirst().asText()
                                        : found.getFirst().toString();
    }

    private static OnsetException noJson(String text) {
        return new OnsetException(OnsetException.Category.DATA,
                "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "' is no JSON");
    }

    private static String list(List<JsonNode> nodes) {
        return nodes.stream().map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /** Document, path, what to do where there is nothing, a default, what to do with what is no scalar, a default. */
    private static @Nullable String value(Column[] a, int row, Remembered<JsonPath> paths) {
        JsonPath path = paths.of(a[1].textAt(row));
        JsonNode document = JsonDocument.read(a[0].textAt(row));
        List<JsonNode> found = document == null ? List.of() : JsonDocument.find(document, path);
        if (document != null && found.isEmpty()) {
            return otherwise(a[2].textAt(row), a[3].textAt(row),
                    "the path '" + a[1].textAt(row) + "' leads to nothing in " + a[0].textAt(row));
        }
        if (document == null || found.size() != 1 || !found.getFirst().isValueNode()) {
            return otherwise(a[4].textAt(row), a[5].textAt(row), document == null
                    ? "'" + a[0].textAt(row) + "' is no JSON"
                    : "the path '" + a[1].textAt(row) + "' leads to no single value in " + a[0].textAt(row));
        }
        return found.getFirst().isNull() ? null : found.getFirst().asText();
    }

    private static @Nullable String otherwise(String behaviour, String usual, String problem) {
        return switch (behaviour) {
            case "ERROR" -> throw new OnsetException(OnsetException.Category.DATA, problem);
            case "DEFAULT" -> usual;
            case "EMPTY_ARRAY" -> "[]";
            case "EMPTY_OBJECT" -> "{}";
            default -> null;
        };
    }

    /** Document, path, wrapper, what to do where there is nothing, what to do with scalars. */
    private static @Nullable String query(Column[] a, int row, Remembered<JsonPath> paths) {
        JsonPath path = paths.of(a[1].textAt(row));
        JsonNode document = JsonDocument.read(a[0].textAt(row));
        List<JsonNode> found = document == null ? List.of() : JsonDocument.find(document, path);
        if (document != null && found.isEmpty()) {
            return otherwise(a[3].textAt(row), "",
                    "the path '" + a[1].textAt(row) + "' leads to nothing in " + a[0].textAt(row));
        }
        String wrapper = a[2].textAt(row);
        boolean single = found.size() == 1 && found.getFirst().isContainerNode();
        if (document != null && (wrapper.equals("WITH_UNCONDITIONAL_ARRAY")
                || (wrapper.equals("WITH_CONDITIONAL_ARRAY") && !single))) {
            return list(found);
        }
        return single ? found.getFirst().toString() : otherwise(a[4].textAt(row), "", document == null
                ? "'" + a[0].textAt(row) + "' is no JSON"
                : "the path '" + a[1].textAt(row) + "' leads to no object or array in " + a[0].textAt(row));
    }

    private static @Nullable Boolean exists(Column[] a, int row, Remembered<JsonPath> paths) {
        JsonPath path = paths.of(a[1].textAt(row));
        JsonNode document = JsonDocument.read(a[0].textAt(row));
        return document != null ? (Boolean) !JsonDocument.find(document, path).isEmpty()
                : switch (a[2].textAt(row)) {
                    case "TRUE" -> true;
                    case "UNKNOWN" -> null;
                    case "ERROR" -> throw noJson(a[0].textAt(row));
                    default -> false;
                };
    }

    private static boolean isJson(String text, String kind) {
        JsonNode node = JsonDocument.read(text);
        return node != null && switch (kind) {
            case "OBJECT" -> node.isObject();
            case "ARRAY" -> node.isArray();
            case "SCALAR" -> node.isValueNode();
            default -> true;
        };
    }

    /** JSON_OBJECT and JSON_ARRAY: whether NULLs are left out, and then keys and values, or values; values are JSON already. */
    private record Constructor(DataType type, boolean object, List<Evaluator> arguments) implements Evaluator {

        @Override
        public Column evaluate(Batch batch) {
            List<Column> columns = arguments.stream().map(argument -> argument.evaluate(batch)).toList();
            @Nullable
            Object[] values = new Object[batch.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = make(columns, row);
            }
            return BoxedValues.column(type, values);
        }

        private String make(List<Column> columns, int row) {
            boolean absent = columns.getFirst().booleanAt(row);
            List<String> parts = new ArrayList<>();
            for (int i = 1; i < columns.size(); i++) {
                String key = "";
                if (object) {
                    Object name = columns.get(i++).objectAt(row);
                    if (name == null) {
                        throw new OnsetException(OnsetException.Category.DATA,
                                "a JSON object cannot have the key NULL");
                    }
                    key = JsonDocument.quoted(name.toString()) + ":";
                }
                Object value = columns.get(i).objectAt(row);
                if (value != null || !absent) {
                    parts.add(key + Objects.requireNonNullElse(value, "null"));
                }
            }
            return (object ? "{" : "[") + String.join(",", parts) + (object ? "}" : "]");
        }
    }
}

package dev.onset.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Hyper-parameters in YAML. Trainers dump whole Python objects into them ({@code !!python/object:…}): their plain parts are
 * taken, nothing is constructed, and binary parts are left out.
 */
public final class YamlParameters {

    private static final int DEEPEST = 32;
    private static final int MOST_NODES = 200_000;
    private static final LoadSettings SETTINGS = LoadSettings.builder().setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(10_000).setCodePointLimit(64 << 20).build();

    /** Nodes still to be taken: aliases of aliases can stand for billions. */
    private int budget = MOST_NODES;

    private YamlParameters() {}

    /** Hands over the pairs of a file; one that cannot be read is a failure of its own, not of the run. */
    public static void read(LogFile file, RunSink sink, BiConsumer<String, @Nullable String> target)
            throws IOException, LogFormatException {
        try {
            FlatParameters.flatten(tree(file), target);
        } catch (YamlEngineException e) {
            sink.fail(file.path(), "hyper-parameters", "is no YAML that can be read: " + firstLine(e));
        }
    }

    /** The document as maps, lists and texts; null: it is empty. */
    public static @Nullable Object tree(LogFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            Optional<Node> root = new Compose(SETTINGS).composeInputStream(in);
            return root.isEmpty() ? null : new YamlParameters().value(root.get(), 0);
        }
    }

    private @Nullable Object value(Node node, int depth) {
        if (depth > DEEPEST || --budget < 0) {
            return null; // an object that refers to itself, or to others without end
        }
        return switch (node) {
            case MappingNode mapping -> map(mapping, depth);
            case SequenceNode sequence -> list(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> null;
        };
    }

    private Object map(MappingNode mapping, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (isBinary(entry.getValueNode()) || !(entry.getKeyNode() instanceof ScalarNode key)) {
                continue;
            }
            Object value = value(entry.getValueNode(), depth + 1);
            if (key.getValue().equals("__dict__") && value instanceof Map<?, ?> fields) {
                fields.forEach((name, field) -> map.put(String.valueOf(name), field)); // the fields of a Python object
            } else {
                map.put(key.getValue(), value);
            }
        }
        return map;
    }

    private Object list(SequenceNode sequence, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (!isBinary(element)) {
                list.add(value(element, depth + 1));
            }
        }
        return list;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
    }

    private static boolean isBinary(Node node) {
        return node.getTag().equals(Tag.BINARY);
    }

    private static String firstLine(YamlEngineException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}

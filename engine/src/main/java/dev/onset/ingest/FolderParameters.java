package dev.onset.ingest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hyper-parameters in the names of folders, as Hydra and Ray Tune name them: {@code lr=0.1,width=64}. For loggers that
 * write curves alone, the folder is the one place where people keep them.
 */
final class FolderParameters {

    /** A name, an equals sign and a value without a comma; Hydra writes {@code +} before what it adds. */
    private static final Pattern PAIR = Pattern.compile("[+]{0,2}([A-Za-z_][A-Za-z0-9_.-]*)=([^,=]+)");

    private FolderParameters() {}

    /**
     * The parameters that the folders of a path name; a folder counts only if all of its name is such pairs. The innermost
     * folder decides where several name the same parameter.
     *
     * @param path a log's file or folder
     */
    static Map<String, String> of(Path path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Path folder : path) {
            addPairs(folder.toString(), parameters);
        }
        return parameters;
    }

    private static void addPairs(String folder, Map<String, String> parameters) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : folder.split(",", -1)) {
            Matcher pair = PAIR.matcher(part);
            if (!pair.matches()) {
                return;
            }
            pairs.put(pair.group(1), pair.group(2));
        }
        parameters.putAll(pairs);
    }
}

package dev.onset.plan;

import java.util.List;

import dev.onset.error.OnsetException;

/** Finds out what tables there are in files; of a file as much is read as is needed to know its columns. */
@FunctionalInterface
public interface FileTables {

    /** The functions that make a table of files. */
    List<String> FUNCTIONS = List.of("read_csv", "read_csv_auto", "read_json", "read_json_auto", "read_parquet");

    /** Where statements may not read files. */
    FileTables NONE = read -> {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                read.function() + " may not read files here: the setting external_files is off");
    };

    /**
     * The table in some files.
     *
     * @throws OnsetException if there are no such files or options, or they are not of this format; without a position
     */
    Table describe(FileRead read);
}

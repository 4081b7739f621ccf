package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.DamagedFile;

/**
 * The file of a {@link StoredTable}, mapped when its commit is opened, so that it can be read after a later commit has replaced
 * it. The memory is given back when nobody uses it any more.
 */
public final class TableFile {

    private final StoredTable table;
    private final Path path;
    private final @Nullable MemorySegment memory;

    private TableFile(StoredTable table, Path path, @Nullable MemorySegment memory) {
        this.table = table;
        this.path = path;
        this.memory = memory;
    }

    /** A file that is missing or cannot be mapped is an error for those who read the table, not for those who open the archive. */
    static TableFile open(Path directory, StoredTable table) {
        Path path = directory.resolve(table.file().name());
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new TableFile(table, path,
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        } catch (IOException e) {
            return new TableFile(table, path, null);
        }
    }

    boolean isMissing() {
        return memory == null;
    }

    public StoredTable table() {
        return table;
    }

    /**
     * The content, compared with its checksum.
     *
     * @param schema the columns to read, by name
     */
    public ArrowFile content(List<ArrowField> schema) {
        MemorySegment mapped = memory;
        if (mapped == null) {
            throw DamagedFile.error(path, "it is missing");
        }
        if (mapped.byteSize() != table.file().size() || checksum(mapped) != table.file().checksum()) {
            throw DamagedFile.error(path, "it is not what was written, by its checksum");
        }
        return ArrowFile.of(path, mapped, Arena.ofAuto(), schema);
    }

    private static int checksum(MemorySegment memory) {
        CRC32C sum = new CRC32C();
        sum.update(memory.asByteBuffer());
        return (int) sum.getValue();
    }

    /** @throws NoSuchFileException if the file is not there */
    void require() throws NoSuchFileException {
        if (memory == null) {
            throw new NoSuchFileException(path.toString());
        }
    }
}

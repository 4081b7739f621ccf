package dev.onset.cli.doctor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.onset.api.ArchiveContents;
import dev.onset.api.Onset;
import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveDamage;
import dev.onset.error.OnsetException;

/** An archive: whether it can be read, is intact and tidy. */
public final class ArchiveCheck {

    /** More is read by {@code onset verify} alone. */
    private static final long VERIFIED_BYTES = 2L << 30;
    private static final int MANY_SEGMENTS = 20;
    private static final long FEW_POINTS = 100_000;

    private final Path directory;
    private final List<Finding> findings = new ArrayList<>();

    private ArchiveCheck(Path directory) {
        this.directory = directory;
    }

    /** What there is to say. */
    public static List<Finding> findings(Path directory) {
        ArchiveCheck check = new ArchiveCheck(directory);
        check.look();
        return check.findings;
    }

    private void look() {
        if (!Files.isDirectory(directory)) {
            findings.add(Finding.note("archive", "there is none at " + directory.toAbsolutePath().normalize(),
                    "onset import FOLDER makes one; --archive DIR or ONSET_ARCHIVE names another"));
            return;
        }
        ArchiveContents contents;
        try (Onset onset = Onset.open(directory)) {
            contents = onset.contents();
        } catch (OnsetException e) {
            findings.add(Finding.bad("archive", String.valueOf(e.getMessage()),
                    "onset verify --repair restores what it can"));
            return;
        }
        findings.add(Finding.good("archive", String.format(Locale.ROOT, "%s: %,d runs, %,d points, %s",
                directory, contents.runs(), contents.points(), size(contents.bytes()))));
        writer();
        segments(contents);
        damages(contents.bytes());
    }

    private static String size(long bytes) {
        return bytes < 10_000_000 ? String.format(Locale.ROOT, "%,d kB", bytes / 1000)
                : String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }

    private void writer() {
        Path lock = directory.resolve("writer.lock");
        if (!Files.isWritable(directory)) {
            findings.add(
                    Finding.note("writing", "the folder is read-only: it can be asked, but not imported into", ""));
            return;
        }
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock(1L << 40, 1, false)) {
            findings.add(held != null
                    ? Finding.good("writing", "nobody is writing to it")
                    : Finding.note("writing", "another process is writing to it: " + Files.readString(lock).strip(),
                            ""));
        } catch (IOException e) {
            findings.add(Finding.bad("writing", "cannot lock " + lock + ": " + e.getMessage(),
                    "imports need a file system with locks"));
        }
    }

    private void segments(ArchiveContents contents) {
        int segments = contents.segments();
        boolean scattered = segments > MANY_SEGMENTS && contents.points() / segments < FEW_POINTS;
        findings.add(scattered
                ? Finding.note("segments", segments + " small ones", "onset compact makes queries faster")
                : Finding.good("segments", Integer.toString(segments)));
        try (Stream<Path> folders = Files.list(directory.resolve("segments"))) {
            long left = folders.count() - segments;
            if (left > 0) {
                findings.add(Finding.note("leftovers", left + (left == 1 ? " segment" : " segments")
                        + " of imports that did not end, or still go on",
                        "the next import removes what is not needed"));
            }
        } catch (IOException e) {
            findings.add(Finding.bad("segments", "cannot list " + directory.resolve("segments"), "check its rights"));
        }
        if (Files.isDirectory(directory.resolve("damaged"))) {
            findings.add(Finding.note("damaged", "a repair has put files aside in " + directory.resolve("damaged"),
                    "remove the folder once nothing is missing"));
        }
    }

    private void damages(long bytes) {
        if (bytes > VERIFIED_BYTES) {
            findings.add(Finding.note("checksums", "not compared: the archive is large",
                    "onset verify compares all"));
            return;
        }
        List<ArchiveDamage> damages = Archive.verify(directory);
        if (damages.isEmpty()) {
            findings.add(Finding.good("checksums", "every byte is as it was written"));
        }
        damages.forEach(damage -> findings.add(Finding.bad("damage", damage.toString(),
                "onset verify --repair restores what it can")));
    }
}

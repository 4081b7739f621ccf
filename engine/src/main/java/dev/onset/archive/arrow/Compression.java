package dev.onset.archive.arrow;

/** How the buffers of a file are compressed: as the Arrow format has it, each by itself. */
public enum Compression {
    /** Files are mapped and read where they are. */
    NONE("none"),
    /** Zstandard (RFC 8878): for archives that are rarely read. */
    ZSTD("zstd");

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /** In manifests and on the command line. */
    public String label() {
        return label;
    }

    /** The one of a label; an IllegalArgumentException that names those there are. */
    public static Compression of(String label) {
        for (Compression compression : values()) {
            if (compression.label.equals(label)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("there is no compression '" + label + "'; there are zstd and none");
    }
}

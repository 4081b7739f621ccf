package dev.onset.archive.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** {@code struct ArrowSchema} of Arrow's C data interface. */
final class CSchema {

    static final long BYTES = 72;
    private static final long FORMAT = 0;
    private static final long NAME = 8;
    private static final long FLAGS = 24;
    private static final long CHILD_COUNT = 32;
    private static final long CHILDREN = 40;
    private static final long RELEASE = 56;
    static final long PRIVATE_DATA = 64;
    static final CTree.Shape SHAPE = new CTree.Shape(BYTES, CHILD_COUNT, CHILDREN, RELEASE);

    private static final long NULLABLE = 2;
    private static final long KEYS_SORTED = 4;

    private CSchema() {}

    /** Fills a structure with a struct of the columns. */
    static void export(List<ArrowField> columns, MemorySegment target) {
        CTree tree = CTree.create();
        try {
            fill(new ArrowField("", ArrowType.STRUCT, false, ArrowField.NO_DICTIONARY, columns), tree, target);
        } catch (RuntimeException | Error e) {
            tree.discard();
            throw e;
        }
    }

    private static void fill(ArrowField field, CTree tree, MemorySegment target) {
        List<ArrowField> parts = field.children();
        MemorySegment children = tree.arena().allocate(ValueLayout.ADDRESS, Math.max(1, parts.size()));
        for (int i = 0; i < parts.size(); i++) {
            MemorySegment child = tree.arena().allocate(BYTES, Long.BYTES);
            fill(parts.get(i), tree, child);
            children.setAtIndex(ValueLayout.ADDRESS, i, child);
        }
        target.fill((byte) 0);
        target.set(ValueLayout.ADDRESS, FORMAT, tree.arena().allocateFrom(format(field)));
        target.set(ValueLayout.ADDRESS, NAME, tree.arena().allocateFrom(field.name().replace('\0', '?')));
        target.set(ValueLayout.JAVA_LONG, FLAGS,
                (field.nullable() ? NULLABLE : 0) | (field.type() == ArrowType.MAP ? KEYS_SORTED : 0));
        target.set(ValueLayout.JAVA_LONG, CHILD_COUNT, parts.size());
        target.set(ValueLayout.ADDRESS, CHILDREN, children);
        target.set(ValueLayout.ADDRESS, RELEASE, CCallbacks.RELEASE_SCHEMA);
        target.set(ValueLayout.ADDRESS, PRIVATE_DATA, tree.add());
    }

    private static String format(ArrowField field) {
        return switch (field.type()) {
            case UTF8 -> "u";
            case INT8 -> "c";
            case INT16 -> "s";
            case INT32 -> "i";
            case INT64 -> "l";
            case FLOAT64 -> "g";
            case DECIMAL -> "d:" + field.decimalDigits().precision() + "," + field.decimalDigits().scale();
            case BOOLEAN -> "b";
            case TIMESTAMP -> "tsu:UTC";
            case DATE -> "tdD";
            case TIME -> "ttu";
            case DURATION -> "tDu";
            case MONTHS -> "tiM";
            case LIST -> "+l";
            case MAP -> "+m";
            case STRUCT -> "+s";
        };
    }
}

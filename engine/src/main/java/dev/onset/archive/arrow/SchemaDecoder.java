package dev.onset.archive.arrow;

import java.util.ArrayList;
import java.util.List;

import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/** Gets a schema out of the metadata of a file. */
final class SchemaDecoder {

    /** Deeper than any column of the archive; a damaged schema could nest for ever. */
    private static final int MAX_DEPTH = 8;

    private SchemaDecoder() {}

    /** A type that the archive does not use is an IllegalArgumentException that names it. */
    static List<ArrowField> decode(Schema schema) {
        var fields = new ArrayList<ArrowField>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.add(field(schema.fields(i), 0));
        }
        return fields;
    }

    private static ArrowField field(Field field, int depth) {
        String name = String.valueOf(field.name());
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("its column '" + name + "' is nested too deeply");
        }
        ArrowType type = type(field);
        if (type == null) {
            throw new IllegalArgumentException("its column '" + name + "' has a type that archives do not use");
        }
        long dictionary = ArrowField.NO_DICTIONARY;
        DictionaryEncoding encoding = field.dictionary();
        if (encoding != null) {
            Int index = encoding.indexType();
            if (encoding.id() < 0 || (index != null && (index.bitWidth() != Integer.SIZE || !index.isSigned()))) {
                throw new IllegalArgumentException(
                        "its column '" + name + "' has dictionary indexes that are not 32-bit integers");
            }
            dictionary = encoding.id();
        }
        var children = new ArrayList<ArrowField>();
        for (int i = 0; i < field.childrenLength(); i++) {
            children.add(field(field.children(i), depth + 1));
        }
        int expected = switch (type) {
            case LIST, MAP -> 1;
            case STRUCT -> children.size();
            default -> 0;
        };
        if (children.size() != expected) {
            throw new IllegalArgumentException(
                    "its column '" + name + "' has " + children.size() + " parts instead of " + expected);
        }
        return new ArrowField(name, type, field.nullable(), dictionary, children);
    }

    private static @Nullable ArrowType type(Field field) {
        return switch (field.typeType()) {
            case Type.Utf8 -> ArrowType.UTF8;
            case Type.Bool -> ArrowType.BOOLEAN;
            case Type.List -> ArrowType.LIST;
            case Type.Map -> ArrowType.MAP;
            case Type.Struct_ -> ArrowType.STRUCT;
            case Type.Int -> field.type(new Int()) instanceof Int type && type.isSigned()
                    ? switch (type.bitWidth()) {
                        case Byte.SIZE -> ArrowType.INT8;
                        case Short.SIZE -> ArrowType.INT16;
                        case Integer.SIZE -> ArrowType.INT32;
                        case Long.SIZE -> ArrowType.INT64;
                        default -> null;
                    }
                    : null;
            case Type.FloatingPoint ->
                    field.type(new FloatingPoint()) instanceof FloatingPoint type
                            && type.precision() == Precision.DOUBLE
                                    ? ArrowType.FLOAT64
                                    : null;
            case Type.Timestamp ->
                    field.type(new Timestamp()) instanceof Timestamp type && type.unit() == TimeUnit.MICROSECOND
                            ? ArrowType.TIMESTAMP
                            : null;
            case Type.Date -> field.type(new Date()) instanceof Date type && type.unit() == DateUnit.DAY
                    ? ArrowType.DATE
                    : null;
            case Type.Time -> field.type(new Time()) instanceof Time type && type.unit() == TimeUnit.MICROSECOND
                    ? ArrowType.TIME
                    : null;
            case Type.Duration ->
                    field.type(new Duration()) instanceof Duration type && type.unit() == TimeUnit.MICROSECOND
                            ? ArrowType.DURATION
                            : null;
            case Type.Interval ->
                    field.type(new Interval()) instanceof Interval type && type.unit() == IntervalUnit.YEAR_MONTH
                            ? ArrowType.MONTHS
                            : null;
            default -> null;
        };
    }
}

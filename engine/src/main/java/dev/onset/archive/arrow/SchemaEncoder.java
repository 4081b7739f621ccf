package dev.onset.archive.arrow;

import java.util.List;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** Puts a schema into the metadata of a message or a footer. */
final class SchemaEncoder {

    private SchemaEncoder() {}

    /** Returns the schema's place in the buffer. */
    static int encode(FlatBufferBuilder builder, List<ArrowField> fields) {
        int vector = Schema.createFieldsVector(builder, fields(builder, fields));
        return Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
    }

    private static int[] fields(FlatBufferBuilder builder, List<ArrowField> fields) {
        return fields.stream().mapToInt(field -> field(builder, field)).toArray();
    }

    private static int field(FlatBufferBuilder builder, ArrowField field) {
        int children = Field.createChildrenVector(builder, fields(builder, field.children()));
        int name = builder.createString(field.name());
        int type = type(builder, field);
        int dictionary = 0;
        if (field.isDictionaryEncoded()) {
            int indexType = Int.createInt(builder, Integer.SIZE, true);
            DictionaryEncoding.startDictionaryEncoding(builder);
            DictionaryEncoding.addId(builder, field.dictionary());
            DictionaryEncoding.addIndexType(builder, indexType);
            dictionary = DictionaryEncoding.endDictionaryEncoding(builder);
        }
        Field.startField(builder);
        Field.addName(builder, name);
        Field.addNullable(builder, field.nullable());
        Field.addTypeType(builder, typeCode(field.type()));
        Field.addType(builder, type);
        if (field.isDictionaryEncoded()) {
            Field.addDictionary(builder, dictionary);
        }
        Field.addChildren(builder, children);
        return Field.endField(builder);
    }

    private static byte typeCode(ArrowType type) {
        return switch (type) {
            case UTF8 -> Type.Utf8;
            case INT8, INT16, INT32, INT64 -> Type.Int;
            case FLOAT64 -> Type.FloatingPoint;
            case DECIMAL -> Type.Decimal;
            case BOOLEAN -> Type.Bool;
            case TIMESTAMP -> Type.Timestamp;
            case DATE -> Type.Date;
            case TIME -> Type.Time;
            case DURATION -> Type.Duration;
            case MONTHS -> Type.Interval;
            case LIST -> Type.List;
            case MAP -> Type.Map;
            case STRUCT -> Type.Struct_;
        };
    }

    private static int type(FlatBufferBuilder builder, ArrowField field) {
        return switch (field.type()) {
            case UTF8 -> {
                Utf8.startUtf8(builder);
                yield Utf8.endUtf8(builder);
            }
            case INT8 -> Int.createInt(builder, Byte.SIZE, true);
            case INT16 -> Int.createInt(builder, Short.SIZE, true);
            case INT32 -> Int.createInt(builder, Integer.SIZE, true);
            case INT64 -> Int.createInt(builder, Long.SIZE, true);
            case FLOAT64 -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
            case DECIMAL -> Decimal.createDecimal(builder, field.decimalDigits().precision(),
                    field.decimalDigits().scale(), 2 * Long.SIZE);
            case BOOLEAN -> {
                Bool.startBool(builder);
                yield Bool.endBool(builder);
            }
            case TIMESTAMP -> Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, builder.createString("UTC"));
            case DATE -> Date.createDate(builder, DateUnit.DAY);
            case TIME -> Time.createTime(builder, TimeUnit.MICROSECOND, Long.SIZE);
            case DURATION -> Duration.createDuration(builder, TimeUnit.MICROSECOND);
            case MONTHS -> Interval.createInterval(builder, IntervalUnit.YEAR_MONTH);
            case LIST -> {
                org.apache.arrow.flatbuf.List.startList(builder);
                yield org.apache.arrow.flatbuf.List.endList(builder);
            }
            case MAP -> org.apache.arrow.flatbuf.Map.createMap(builder, true);
            case STRUCT -> {
                Struct_.startStruct_(builder);
                yield Struct_.endStruct_(builder);
            }
        };
    }
}

package dev.onset.jdbc;

import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/** The rows of {@code DatabaseMetaData.getTypeInfo}, ordered by the numbers of {@link java.sql.Types}. */
final class TypeListing {

    private TypeListing() {}

    static List<MetadataTable.Row> rows() {
        Stream<Field> plain = Arrays.stream(DataType.values()).filter(type -> type != DataType.NULL)
                .map(type -> new Field("", type, true));
        Field decimal = new Field("", DataType.DOUBLE, true,
                new DecimalDigits(DecimalDigits.MAX_PRECISION, DecimalDigits.MAX_PRECISION));
        return Stream.concat(plain, Stream.of(decimal))
                .sorted(Comparator.comparingInt(type -> JdbcType.of(type).id()))
                .map(TypeListing::row)
                .toList();
    }

    private static MetadataTable.Row row(Field field) {
        DataType type = field.type();
        JdbcType jdbc = JdbcType.of(field);
        @Nullable
        String quote = jdbc.literalQuote().isEmpty() ? null : jdbc.literalQuote();
        boolean nested = type == DataType.MAP || type == DataType.ARRAY;
        return MetadataTable.TYPE_INFO.row()
                .set("TYPE_NAME", jdbc.name())
                .set("DATA_TYPE", jdbc.id())
                .set("PRECISION", jdbc.columnSize())
                .set("LITERAL_PREFIX", quote)
                .set("LITERAL_SUFFIX", quote)
                .set("CREATE_PARAMS", field.decimal() == null ? null : "precision,scale")
                .set("NULLABLE", DatabaseMetaData.typeNullable)
                .set("CASE_SENSITIVE", type == DataType.VARCHAR)
                .set("SEARCHABLE", nested ? DatabaseMetaData.typePredNone : DatabaseMetaData.typeSearchable)
                .set("UNSIGNED_ATTRIBUTE", !type.isNumeric())
                .set("FIXED_PREC_SCALE", false)
                .set("AUTO_INCREMENT", false)
                .set("MINIMUM_SCALE", 0)
                .set("MAXIMUM_SCALE", jdbc.scale())
                .set("NUM_PREC_RADIX", type.isNumeric() ? 10 : null);
    }
}

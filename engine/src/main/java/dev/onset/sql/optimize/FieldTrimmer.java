package dev.onset.sql.optimize;

import java.util.Set;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/** Takes out columns that nobody reads. Does not ask Calcite's metadata how rows are ordered: a sort keeps its keys by itself. */
final class FieldTrimmer extends RelFieldTrimmer {

    FieldTrimmer(RelBuilder builder) {
        super(null, builder);
    }

    @Override
    protected TrimResult trimChild(RelNode rel, RelNode input, ImmutableBitSet fieldsUsed,
            Set<RelDataTypeField> extraFields) {
        return rel.getVariablesSet().isEmpty()
                ? dispatchTrimFields(input, fieldsUsed, extraFields)
                : super.trimChild(rel, input, fieldsUsed, extraFields);
    }

    @Override
    protected TrimResult trimChild(RelNode rel, RelNode input, int firstField, int fieldCount,
            ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
        return rel.getVariablesSet().isEmpty()
                ? dispatchTrimFields(input, fieldsUsed, extraFields)
                : super.trimChild(rel, input, firstField, fieldCount, fieldsUsed, extraFields);
    }
}

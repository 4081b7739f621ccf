package dev.onset.exec.files;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** What the elements of a result's lists are, found by looking at its first rows. */
final class ListElements {

    /** Rows that are held back at most to find out. */
    static final int ROWS_LOOKED_AT = 100_000;

    private final List<Field> fields;
    private final String doing;
    private final List<@Nullable ElementType> types = new ArrayList<>();

    /** @param doing what the rows are wanted for, such as {@code write rows.parquet}, for messages */
    ListElements(List<Field> fields, String doing) {
        this.fields = fields;
        this.doing = doing;
        fields.forEach(field -> types.add(null));
    }

    /** Of each column that is an ARRAY, as far as it is known; null for the others. */
    List<@Nullable ElementType> types() {
        return types;
    }

    /** Whether no more rows have to be looked at. */
    boolean areKnown() {
        for (int i = 0; i < fields.size(); i++) {
            ElementType element = types.get(i);
            if (fields.get(i).type() == DataType.ARRAY && (element == null || !element.isKnown())) {
                return false;
            }
        }
        return true;
    }

    void look(Batch batch) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).type() == DataType.ARRAY) {
                ElementType element = types.get(i);
                for (int row = 0; row < batch.size(); row++) {
                    if (batch.column(i).objectAt(row) instanceof List<?> list) {
                        element = ElementType.widened(element, ElementType.of(list));
                    }
                }
                types.set(i, element);
            }
        }
    }

    /** Once rows were written, what the elements are has been said, and they must stay so. */
    void check(Batch batch) {
        for (int i = 0; i < fields.size(); i++) {
            ElementType known = types.get(i);
            for (int row = 0; known != null && row < batch.size(); row++) {
                if (batch.column(i).objectAt(row) instanceof List<?> list
                        && !known.equals(ElementType.widened(known, ElementType.of(list)))) {
                    throw new OnsetException(OnsetException.Category.TYPE, "Cannot " + doing
                            + ": the lists of column \"" + fields.get(i).name() + "\" begin as lists of "
                            + known.type() + ", and then there is " + list + "; CAST their elements to one type");
                }
            }
        }
    }
}

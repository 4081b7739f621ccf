package dev.onset.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A scalar expression over the columns of one input. */
public sealed interface Expression {

    DataType type();

    /** The value of the input's column. */
    record ColumnReference(int column, DataType type) implements Expression {}

    /**
     * A constant: Boolean, Long (all types of layout LONG), Double, String, List or Map; null is NULL.
     */
    record Literal(@Nullable Object value, DataType type) implements Expression {}

    /** The value of a statement parameter, counted from 0. */
    record Parameter(int index, DataType type) implements Expression {}

    /** In the right input of a {@link Plan.Correlate}, a column of the row on its left. */
    record OuterColumn(int slot, DataType type) implements Expression {}

    /** A scalar operator applied to its arguments. */
    record Call(ScalarOperator operator, List<Expression> arguments, DataType type) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The first result whose condition is TRUE, else the last one. As many conditions as results. */
    record Case(List<Expression> conditions, List<Expression> results, Expression otherwise, DataType type)
            implements
                Expression {
        public Case {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
        }
    }

    /**
     * A conversion.
     *
     * @param lenient TRY_CAST: NULL where the value cannot be converted, instead of an error that shows it
     */
    record Cast(Expression operand, DataType type, boolean lenient) implements Expression {}

    /** {@code operand IN (values)} with constants; NULL semantics of SQL. Negation is a NOT around it. */
    record In(Expression operand, List<Literal> values) implements Expression {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public DataType type() {
            return DataType.BOOLEAN;
        }
    }
}

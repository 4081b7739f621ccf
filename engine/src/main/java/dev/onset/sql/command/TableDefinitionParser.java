package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;
import dev.onset.sql.command.Command.ColumnDefinition;
import dev.onset.sql.command.Command.Name;
import dev.onset.sql.command.Tokens.Token;

/** Reads the columns and keys of CREATE TABLE. */
final class TableDefinitionParser {

    private static final Set<String> DECIMALS = Set.of("DECIMAL", "NUMERIC", "DEC", "NUMBER");
    private static final List<String> GENERATED = List.of("GENERATED", "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY");
    private static final Pattern DIGITS = Pattern.compile("\\s*\\(?\\s*(\\d{1,4})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\)?\\s*");

    private final Reader in;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<List<Name>> keys = new ArrayList<>();

    TableDefinitionParser(Reader in) {
        this.in = in;
    }

    Command.CreateTable parse(Name table, boolean replace, boolean ifNotExists, boolean persist) {
        in.expect("(");
        do {
            if (in.skip("CONSTRAINT")) {
                in.name("a name for the constraint");
            }
            refuseUnchecked();
            if (in.skip("PRIMARY", "KEY") || (in.at("UNIQUE") && in.skip("UNIQUE"))) {
                keys.add(in.names());
            } else {
                columns.add(column());
            }
        } while (in.skip(","));
        in.expect(")", ",");
        // What standard SQL says of temporary tables that outlive a transaction, as scratch tables do.
        in.skip("ON", "COMMIT", "PRESERVE", "ROWS");
        in.expectEnd();
        return new Command.CreateTable(table, replace, ifNotExists, persist, List.copyOf(columns), List.copyOf(keys));
    }

    private ColumnDefinition column() {
        Name name = in.name("a column");
        Token type = in.peek();
        if (in.atEnd() || in.at(",") || in.at(")")) {
            throw in.expected("the type of column " + name.text());
        }
        in.next();
        DataType dataType = ColumnTypes.named(type, in);
        in.skip("PRECISION");
        in.skip("VARYING");
        in.skip("UNSIGNED");
        DecimalDigits decimal = in.at("(") ? digits(type, in.parenthesized()) : null;
        Field element = null;
        while (skipArray()) {
            element = Field.element(dataType, decimal, element);
            dataType = DataType.ARRAY;
            decimal = null;
        }
        boolean notNull = false;
        String usual = null;
        while (!in.at(",") && !in.at(")")) {
            refuseUnchecked();
            if (in.skip("CONSTRAINT")) {
                in.name("a name for the constraint");
            } else if (in.skip("DEFAULT")) {
                usual = in.valueQuery();
            } else if (in.skip("PRIMARY", "KEY")) {
                keys.add(List.of(name));
                notNull = true;
            } else if (in.skip("UNIQUE")) {
                keys.add(List.of(name));
            } else if (in.skip("NOT", "NULL")) {
                notNull = true;
            } else if (!in.skip("NULL")) {
                throw in.expected("NOT NULL, PRIMARY KEY, UNIQUE, DEFAULT, a comma or )");
            }
        }
        return new ColumnDefinition(name, dataType, decimal, element, notNull, usual);
    }

    /** {@code INTEGER[]}, and the standard's {@code INTEGER ARRAY}. */
    private boolean skipArray() {
        if (in.skip("[")) {
            in.expect("]");
            return true;
        }
        return in.skip("ARRAY");
    }

    /** What would have to be checked with every change, and is not, must not look as if it were. */
    private void refuseUnchecked() {
        if (in.skip("CHECK")) {
            throw in.unsupported("CHECK", "NOT NULL, PRIMARY KEY and UNIQUE are checked");
        }
        if (in.skip("REFERENCES") || in.skip("FOREIGN")) {
            throw in.unsupported("A foreign key", "NOT NULL, PRIMARY KEY and UNIQUE are checked");
        }
        for (String generated : GENERATED) {
            if (in.skip(generated)) {
                throw in.unsupported("A column that fills itself in", "insert its values, or give it a DEFAULT");
            }
        }
    }

    /** Of DECIMAL(7, 2); lengths of other types mean nothing. */
    private @Nullable DecimalDigits digits(Token type, String inside) {
        if (!DECIMALS.contains(type.text().toUpperCase(Locale.ROOT))) {
            return null;
        }
        Matcher numbers = DIGITS.matcher(inside);
        int precision = numbers.matches() ? Integer.parseInt(numbers.group(1)) : 0;
        int scale = numbers.matches() && numbers.group(2) != null ? Integer.parseInt(numbers.group(2)) : 0;
        if (precision < 1 || precision > DecimalDigits.MAX_PRECISION || scale > precision) {
            throw in.failure(type, type.text() + " takes a number of digits from 1 to " + DecimalDigits.MAX_PRECISION
                    + " and how many of them stand behind the point, as in " + type.text() + "(7, 2)");
        }
        return new DecimalDigits(precision, scale);
    }
}

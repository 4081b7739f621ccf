package dev.onset.sql.syntax;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

import dev.onset.error.OnsetException;

/** Parses one query; what does not parse is reported where it stopped making sense. */
public final class StatementParser {

    /** As liberal as Calcite can be, but a column that is neither grouped nor aggregated is an error, not any value. */
    public static final SqlConformance CONFORMANCE = new SqlDelegatingConformance(SqlConformanceEnum.BABEL) {
        @Override
        public boolean isNonStrictGroupBy() {
            return false;
        }

        @Override
        public boolean allowExplicitRowValueConstructor() {
            return true;
        }

        @Override
        public SelectAliasLookup isSelectAlias() {
            return SelectAliasLookup.LEFT_TO_RIGHT;
        }
    };

    private static final SqlParser.Config CONFIG = SqlParser.config().withParserFactory(SqlBabelParserImpl.FACTORY)
            .withConformance(CONFORMANCE).withUnquotedCasing(Casing.UNCHANGED).withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false).withQuoting(Quoting.DOUBLE_QUOTE).withIdentifierMaxLength(4096);

    private StatementParser() {}

    public static SqlNode parse(String sql) {
        String text = SqlIdioms.rewrite(withoutEnd(sql));
        if (text.isBlank()) {
            throw new OnsetException(OnsetException.Category.SYNTAX,
                    "The statement is empty; a query begins with SELECT, WITH or VALUES");
        }
        try {
            SqlNode statement = SqlParser.create(ArgumentNames.hide(text), CONFIG).parseStmt();
            if (!statement.isA(SqlKind.QUERY)) {
                ParseErrors.checkBeginning(text);
                throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                        "Only queries can be run; " + statement.getKind().name().replace('_', ' ')
                                + " is none, a query begins with SELECT, WITH or VALUES",
                        Positions.of(statement), null);
            }
            return statement;
        } catch (SqlParseException e) {
            throw ParseErrors.of(e, withoutEnd(sql));
        }
    }

    /** Without a semicolon at the end, which Calcite's parser would not accept. */
    private static String withoutEnd(String sql) {
        String text = sql.stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}

package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

import dev.onset.error.OnsetException;

/** Parses one query; what does not parse is reported where it stopped making sense. */
final class StatementParser {

    /** As liberal as Calcite can be, but a column that is neither grouped nor aggregated is an error, not any value. */
    static final SqlConformance CONFORMANCE = new SqlDelegatingConformance(SqlConformanceEnum.BABEL) {
        @Override
        public boolean isNonStrictGroupBy() {
            return false;
        }
    };

    private static final SqlParser.Config CONFIG = SqlParser.config().withParserFactory(SqlBabelParserImpl.FACTORY)
            .withConformance(CONFORMANCE).withUnquotedCasing(Casing.UNCHANGED).withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false).withQuoting(Quoting.DOUBLE_QUOTE).withIdentifierMaxLength(4096);

    private StatementParser() {}

    static SqlNode parse(String sql) {
        try {
            return SqlParser.create(withoutEnd(sql), CONFIG).parseQuery();
        } catch (SqlParseException e) {
            throw new OnsetException(OnsetException.Category.SYNTAX, message(e), Positions.of(e.getPos()), e);
        }
    }

    /** Without a semicolon at the end, which Calcite's parser would not accept. */
    private static String withoutEnd(String sql) {
        String text = sql.stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static String message(SqlParseException e) {
        String text = String.valueOf(e.getMessage());
        int expected = text.indexOf("\nWas expecting");
        String start = (expected < 0 ? text : text.substring(0, expected)).lines().findFirst().orElse("");
        String place = " at line ";
        int at = start.indexOf(place);
        String what = at < 0 ? start : start.substring(0, at);
        if (what.startsWith("Encountered \"<EOF>\"")) {
            what = "The statement ends too early";
        } else if (what.startsWith("Encountered ")) {
            what = "Did not expect " + what.substring("Encountered ".length()) + " here";
        } else if (what.startsWith("Lexical error")) {
            what = "Cannot read this: " + start.replaceFirst("Lexical error at line \\d+, column \\d+\\.\\s*", "");
        }
        return what + expectation(e);
    }

    /** Names what could stand here, if that is little. */
    private static String expectation(SqlParseException e) {
        TreeSet<String> words = new TreeSet<>();
        int[][] sequences = e.getExpectedTokenSequences();
        String[] images = e.getTokenImages();
        if (sequences == null || images == null) {
            return "";
        }
        for (int[] sequence : sequences) {
            String image = images[sequence[0]];
            if (image.startsWith("\"")) {
                words.add(image.substring(1, image.length() - 1).toUpperCase(Locale.ROOT));
            }
        }
        List<String> shown = new ArrayList<>(words);
        return shown.isEmpty() || shown.size() > 6 ? "" : "; expected " + String.join(" or ", shown);
    }
}

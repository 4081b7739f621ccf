package dev.onset.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SqlScannerTest {

    private static List<String> kinds(String sql) {
        return SqlScanner.scan(sql).stream().map(token -> token.kind() + " " + token.in(sql)).toList();
    }

    @Test
    void wordsNumbersTextsNamesCommentsAndParametersAreToldApart() {
        assertThat(kinds("SELECT x1, 1.5e-3 'it''s' \"a\"\"b\" :name ::DOUBLE -- end")).containsExactly("WORD SELECT",
                "WORD x1", "SIGN ,", "NUMBER 1.5e-3", "TEXT 'it''s'", "NAME_IN_QUOTES \"a\"\"b\"", "PARAMETER :name",
                "SIGN ::", "WORD DOUBLE", "COMMENT -- end");
    }

    @Test
    void aQuoteThatDoesNotEndIsSeen() {
        assertThat(SqlScanner.scan("SELECT 'abc").getLast().closed()).isFalse();
        assertThat(SqlScanner.scan("SELECT /* abc").getLast().closed()).isFalse();
    }

    @Test
    void aSemicolonInATextEndsNothing() {
        assertThat(SqlScanner.endsWithSemicolon("SELECT 1; -- done")).isTrue();
        assertThat(SqlScanner.endsWithSemicolon("SELECT ';'")).isFalse();
        assertThat(SqlScanner.endsWithSemicolon("SELECT ';")).isFalse();
    }

    @Property(tries = 300)
    void nothingButBlanksIsLost(@ForAll String text) {
        String tokens = SqlScanner.scan(text).stream().map(token -> token.in(text)).collect(Collectors.joining());
        assertThat(tokens.replaceAll("\\s", "")).isEqualTo(text.codePoints().filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .replaceAll("\\s", ""));
    }
}

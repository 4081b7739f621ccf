package dev.onset.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatementSplitterTest {

    @Test
    void semicolonsInTextsNamesAndCommentsDoNotSplit() {
        assertThat(StatementSplitter.split("SELECT ';', 'it''s;', \"a;b\" /* ; */ FROM t -- ;\n"))
                .containsExactly("SELECT ';', 'it''s;', \"a;b\" /* ; */ FROM t -- ;\n");
    }

    @Test
    void laterStatementsKeepTheirPlace() {
        assertThat(StatementSplitter.split("SELECT 1;\n\n SELECT 2; SELECT 3"))
                .containsExactly("SELECT 1", "         \n\n SELECT 2", "\n\n           SELECT 3");
    }

    @Test
    void blanksAndCommentsAreNoStatements() {
        assertThat(StatementSplitter.split(" ;; -- nothing\n /* at ; all */ ; ")).isEmpty();
    }

    @Test
    void anUnfinishedTextRunsToTheEnd() {
        assertThat(StatementSplitter.split("SELECT 'a; b")).containsExactly("SELECT 'a; b");
    }
}

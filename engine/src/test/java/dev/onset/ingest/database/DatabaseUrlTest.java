package dev.onset.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.error.OnsetException;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://ann:secret@host:5432/runs",
        "postgresql+psycopg2://ann:se%40cret@host:5432/runs",
        "postgresql://ann:sec@ret@host:5432/runs", "jdbc:postgresql://host:5432/runs?user=ann&password=se@cret"})
    void theAddressIsKeptWithoutUserAndPassword(String address) {
        assertThat(DatabaseUrl.parse(address).text()).isEqualTo("jdbc:postgresql://host:5432/runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://ann:sec/ret@host/runs", "mysql+pymysql://ann:sec?ret@host/runs"})
    void aPasswordThatLooksLikeAnotherPartIsRefusedAndNotShown(String address) {
        assertThatThrownBy(() -> DatabaseUrl.parse(address)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("write %40 for '@', %2F for '/' and %3F for '?'").hasMessageNotContaining("ret");
    }

    @Test
    void anotherProductIsRefused() {
        assertThatThrownBy(() -> DatabaseUrl.parse("oracle://ann:secret@host/runs")).isInstanceOf(OnsetException.class)
                .hasMessageContaining("'oracle:…' is no database that can be imported")
                .hasMessageNotContaining("secret");
    }
}

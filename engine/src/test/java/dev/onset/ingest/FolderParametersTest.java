package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class FolderParametersTest {

    @Test
    void aFolderOfPairsNamesItsParameters() {
        assertThat(FolderParameters.of(Path.of("runs", "lr=0.1,model.width=64,+name=a b", "log.txt")))
                .containsExactly(Map.entry("lr", "0.1"), Map.entry("model.width", "64"), Map.entry("name", "a b"));
    }

    @Test
    void aFolderWithAnythingElseInItsNameNamesNone() {
        assertThat(FolderParameters.of(Path.of("a=b", "run 3, lr=0.1", "x", "c=d,", "e==f", "=g"))).containsExactly(
                Map.entry("a", "b"));
    }

    @Test
    void theInnermostFolderDecides() {
        assertThat(FolderParameters.of(Path.of("lr=0.1,width=8", "lr=0.2"))).containsOnly(Map.entry("lr", "0.2"),
                Map.entry("width", "8"));
    }
}

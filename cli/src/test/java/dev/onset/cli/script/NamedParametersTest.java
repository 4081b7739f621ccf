package dev.onset.cli.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;

final class NamedParametersTest {

    @Test
    void namesBecomeQuestionMarksAndPositionsStay() {
        var bound = NamedParameters.of(List.of("lr=0.1", "run=it's; DROP"))
                .bind("SELECT ':lr', a::DOUBLE FROM t WHERE x > :lr AND y = :run OR z < :lr");
        assertThat(bound.sql()).isEqualTo("SELECT ':lr', a::DOUBLE FROM t WHERE x > ?   AND y = ?    OR z < ?  ");
        assertThat(bound.values()).containsExactly("0.1", "it's; DROP", "0.1");
    }

    @Test
    void aNameWithoutAnEqualsSignIsNull() {
        assertThat(NamedParameters.of(List.of("x")).bind("SELECT :x").values()).containsExactly((Object) null);
        assertThat(NamedParameters.of(List.of("x=")).bind("SELECT :x").values()).containsExactly("");
    }

    @Test
    void aNameWithoutAValueIsPointedAtAndTheNearestOffered() {
        assertThatThrownBy(() -> NamedParameters.of(List.of("limit=1")).bind("SELECT 1\nLIMIT :limt"))
                .isInstanceOfSatisfying(OnsetException.class, e -> {
                    assertThat(e).hasMessage("There is no value for :limt; did you mean limit?");
                    assertThat(e.position()).isEqualTo(new OnsetException.Position(2, 7, 2, 11));
                });
    }

    @Test
    void whatIsNoDefinitionIsSaid() {
        assertThatThrownBy(() -> NamedParameters.of(List.of("1=2"))).hasMessageContaining("write name=value");
    }
}

package dev.onset.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void twoSwappedLettersAreOneChange() {
        assertThat(Suggestions.distance("histroy", "history")).isEqualTo(1);
    }

    @Test
    void anEmptyTextTakesAllLetters() {
        assertThat(Suggestions.distance("", "lr")).isEqualTo(2);
    }

    @Test
    void theNearestNameIsFoundInAnyCase() {
        assertThat(Suggestions.nearest("VAL_LOS", List.of("train_loss", "val_loss", "val_acc"))).isEqualTo("val_loss");
    }

    @Test
    void aNameThatIsFarIsNotSuggested() {
        assertThat(Suggestions.didYouMean("accuracy", List.of("lr", "val_loss"))).isEmpty();
    }
}

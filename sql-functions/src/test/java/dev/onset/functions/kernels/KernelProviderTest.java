package dev.onset.functions.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class KernelProviderTest {

    @Test
    @EnabledIfSystemProperty(named = "onset.test.expected-kernels", matches = "scalar|vector")
    void theBuildRanTheKernelsThatItSays() {
        assertThat(KernelProvider.kernels().name()).isEqualTo(System.getProperty("onset.test.expected-kernels"));
    }

    @Test
    void theScalarKernelsCanBeForced() {
        assertThat(Objects.requireNonNull(KernelProvider.choose("scalar").kernels()).name()).isEqualTo("scalar");
    }

    @Test
    void anUnknownChoiceIsRefusedAndSaysWhatIsAccepted() {
        KernelProvider.Choice choice = KernelProvider.choose("avx");
        assertThat(choice.kernels()).isNull();
        assertThat(choice.explanation()).contains("'avx'").contains("'scalar' or 'vector'");
    }

    @Test
    @EnabledIfSystemProperty(named = "onset.test.expected-kernels", matches = "scalar")
    void withoutTheModuleThereIsALineThatSaysHowToGetIt() {
        assertThat(KernelProvider.describe()).contains("--add-modules jdk.incubator.vector");
        assertThat(KernelProvider.choose("vector").kernels()).isNull();
        assertThat(KernelProvider.available()).hasSize(1);
    }

    @Test
    void aWindowOfAnAverageMayNotOutgrowItsMemory() {
        assertThatThrownBy(() -> Kernels.movingAverageWork(Integer.MAX_VALUE / 2, 1001))
                .isInstanceOf(ArithmeticException.class);
    }
}

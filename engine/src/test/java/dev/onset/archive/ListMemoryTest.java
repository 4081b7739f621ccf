package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListMemoryTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20, 16 << 20})
    void partsAreAlignedAndTheirOwn(long bytesWithoutFile) {
        try (Arena arena = Arena.ofShared()) {
            ListMemory memory = new ListMemory(arena, bytesWithoutFile);
            List<MemorySegment> parts = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                MemorySegment part = memory.allocate(8L * (1 + i % 700));
                part.fill((byte) i);
                parts.add(part);
            }
            for (int i = 0; i < parts.size(); i++) {
                MemorySegment part = parts.get(i);
                assertThat(part.byteSize()).isEqualTo(8L * (1 + i % 700));
                assertThat(part.address() % 64).isZero();
                assertThat(part.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) i);
                assertThat(part.get(ValueLayout.JAVA_BYTE, part.byteSize() - 1)).isEqualTo((byte) i);
            }
        }
    }

    @Test
    void beyondItsLimitItTakesFiles() {
        try (Arena arena = Arena.ofShared()) {
            ListMemory memory = new ListMemory(arena, 4 << 20);
            assertThat(memory.allocate(3 << 20).isMapped()).isFalse();
            assertThat(memory.allocate(3 << 20).isMapped()).isTrue();
            assertThat(memory.allocate(500_000).isMapped()).as("there is still room").isFalse();
            assertThat(memory.allocate(600_000).isMapped()).isTrue();
        }
    }
}

package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackedListTest {

    private static PackedList pack(long[] list, long @Nullable [] base) {
        MemorySegment baseItems = base == null ? null : MemorySegment.ofArray(base);
        PackedList packed = PackedList.of(MemorySegment.ofArray(list), baseItems);
        MemorySegment target = MemorySegment.ofArray(new long[packed.length()]);
        packed.unpack(target, baseItems);
        assertThat(target.toArray(ValueLayout.JAVA_LONG)).containsExactly(list);
        return packed;
    }

    @Test
    void stepsAtARegularDistanceTakeNoRoomHoweverManyTheyAre() {
        PackedList packed = pack(LongStream.range(0, 100_000).map(i -> 500 - 7 * i).toArray(), null);
        assertThat(packed.first()).isEqualTo(500);
        assertThat(packed.stride()).isEqualTo(-7);
        assertThat(packed.width()).isZero();
    }

    @Test
    void stepsThatAreAllEqualTakeNoRoom() {
        assertThat(pack(new long[1000], null).width()).isZero();
        assertThat(pack(new long[0], null).length()).isZero();
        assertThat(pack(new long[]{Long.MIN_VALUE}, null).width()).isZero();
    }

    @Test
    void deltasAreAsNarrowAsTheyCanBe() {
        assertThat(pack(new long[]{0, 300, 600, 855}, null).width()).isEqualTo(1);
        assertThat(pack(new long[]{0, 1000, 1001, 1000}, null).width()).isEqualTo(2);
        assertThat(pack(new long[]{0, 1_000_000, 1_000_001, 0}, null).width()).isEqualTo(4);
        assertThat(pack(new long[]{0, 1L << 40, 0}, null).width()).isEqualTo(8);
    }

    @Test
    void timesOfMetricsLoggedTogetherTakeAByteAPoint() {
        Random random = new Random(1);
        long[] base = LongStream.iterate(1_600_000_000_000_000L, time -> time + 900_000 + random.nextInt(200_000))
                .limit(1000).toArray();
        long[] together = LongStream.of(base).map(time -> time + 40 + random.nextInt(200)).toArray();
        PackedList packed = pack(together, base);
        assertThat(packed.onBase()).isTrue();
        assertThat(packed.width()).isEqualTo(1);
        assertThat(pack(base, null).width()).isEqualTo(4);
    }

    @Test
    void extremeNumbersAndMissingTimesComeBackAsTheyWere() {
        long[] list = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE, StepAxis.NO_TIME, 1};
        pack(list, null);
        pack(list, new long[]{1, 2, 3, 4, 5, Long.MAX_VALUE, Long.MIN_VALUE});
        pack(new long[]{5, 6, 8}, new long[]{Long.MIN_VALUE, Long.MAX_VALUE, 0});
    }
}

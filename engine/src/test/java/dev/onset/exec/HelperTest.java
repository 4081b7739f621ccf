package dev.onset.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HelperTest {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobodyWaitsForThreadsThatOthersKeepBusy() {
        CountDownLatch release = new CountDownLatch(1);
        List<Helper> busy = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            busy.add(Helper.offer(() -> await(release)));
        }
        AtomicInteger begun = new AtomicInteger();
        Helper late = Helper.offer(begun::incrementAndGet);
        assertThat(late.finish()).isNull();
        release.countDown();
        assertThat(busy).allMatch(helper -> helper.finish() == null);
        assertThat(begun).hasValue(0);
    }

    @Test
    void whatTheWorkThrewIsReturned() {
        CountDownLatch begun = new CountDownLatch(1);
        Helper helper = Helper.offer(() -> {
            begun.countDown();
            throw new IllegalStateException("no");
        });
        await(begun);
        assertThat(helper.finish()).hasMessage("no");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

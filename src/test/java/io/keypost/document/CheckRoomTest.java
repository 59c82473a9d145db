package io.keypost.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.rule.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckRoomTest {

    @ParameterizedTest
    @CsvSource({"100, 1", "256, 1", "512, 2", "1024, 4", "6000, 23"})
    void asManyAreCheckedAtOnceAsHalfTheHeapBears(long megabytes, int places) {
        assertThat(CheckRoom.of(megabytes << 20).places()).isEqualTo(places);
    }

    @Test
    void whoWaitsTooLongIsToldAndNothingWasRead() throws Exception {
        var room = new CheckRoom(1, Duration.ofMillis(50));
        var isRead = new AtomicInteger();

        room.enter(() -> {
            var another = Executors.newSingleThreadExecutor();
            try {
                assertThatThrownBy(() -> another.submit(() -> room.enter(isRead::incrementAndGet))
                                .get())
                        .hasCauseInstanceOf(Refusal.class)
                        .cause()
                        .satisfies(refusal ->
                                assertThat(((Refusal) refusal).kind()).isEqualTo(Refusal.Kind.BUSY));
            } finally {
                another.shutdownNow();
            }
            return true;
        });

        assertThat(isRead).hasValue(0);
        assertThat(room.enter(isRead::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void aPlaceIsFreeAgainHoweverACheckEnds() {
        var room = new CheckRoom(1, Duration.ZERO);

        assertThatThrownBy(() -> room.enter(() -> {
                    throw new IOException("the sender has gone");
                }))
                .isInstanceOf(IOException.class);

        assertThat(room.places()).isEqualTo(1);
    }

    @Test
    void noMoreThanThereArePlacesAreInsideAtOnce() throws Exception {
        var room = new CheckRoom(2, Duration.ofMinutes(1));
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Callable<Boolean> check = () -> room.enter(() -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            return true;
        });
        var threads = Executors.newFixedThreadPool(16);
        for (var one : threads.invokeAll(Collections.nCopies(64, check))) {
            assertThat(one.get()).isTrue();
        }
        threads.shutdown();

        assertThat(most.get()).isLessThanOrEqualTo(2);
    }
}

package io.keypost.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.keypost.KeypostTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The 编号: unique, gap-free, never reused, whatever happens to the transactions that ask for one. */
@KeypostTest
class NumberingTest {

    private static final int YEAR = 2026;
    private static final int THREADS = 8;
    private static final int EACH = 20;

    @Autowired
    AgreementNumbering numbering;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void manyAtOnceGetEachTheirOwnAndLeaveNoGap() throws Exception {
        var first = sequence(peek(YEAR));
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var all = new ArrayList<Future<List<String>>>();
            for (var thread = 0; thread < THREADS; thread++) {
                var own = thread;
                all.add(threads.submit(() -> {
                    start.await();
                    return taken(own);
                }));
            }
            start.countDown();
            var numbers = new ArrayList<String>();
            for (var one : all) {
                numbers.addAll(one.get());
            }
            assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
            assertThat(numbers.stream().map(NumberingTest::sequence).sorted())
                    .containsExactlyElementsOf(IntStream.range(first, first + numbers.size())
                            .boxed()
                            .toList());
            assertThat(sequence(peek(YEAR))).isEqualTo(first + numbers.size());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Every third transaction fails after it has taken its number. */
    private List<String> taken(int thread) {
        var kept = Collections.synchronizedList(new ArrayList<String>());
        for (var i = 0; i < EACH; i++) {
            var fails = (thread + i) % 3 == 0;
            var number = new TransactionTemplate(transactions).execute(status -> {
                if (fails) {
                    status.setRollbackOnly();
                }
                return numbering.next(YEAR);
            });
            if (!fails) {
                kept.add(number);
            }
        }
        return kept;
    }

    @Test
    void aYearStartsAtOneAndAClockSetBackStartsNoneAgain() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            // Other tests go on with the counter, and have moved the clock by years.
            status.setRollbackOnly();
            var before = numbering.next(2930);
            assertThat(before).isEqualTo("AQXY-2930-0001");
            assertThat(numbering.next(2930)).isEqualTo("AQXY-2930-0002");
            assertThat(numbering.next(2931)).isEqualTo("AQXY-2931-0001");
            assertThat(numbering.next(2930)).isEqualTo("AQXY-2931-0002");
        });
    }

    @Test
    void noNumberIsTakenOutsideTheTransactionThatUsesIt() {
        assertThatThrownBy(() -> numbering.next(YEAR)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AQXY-{year}",
                "AQXY-{seq:4}",
                "AQXY-{year}-{seq:0}",
                "AQXY/{year}/{seq}",
                "AQXY {year} {seq}",
                "AQXY-{year}-{seq}?",
                "AQXY-{year}-{seq}#1",
                "AQXY-{year}-{seq};1",
                "100%-{year}-{seq}",
                "A\\{year}{seq}",
                "AQXY-{unit}-{year}-{seq}",
                "AQXY-{Year}-{year}-{seq:12}-{seq}",
                "a-very-long-pattern-that-no-column-and-no-printed-line-has-room-for-{year}-{seq}",
            })
    void aPatternThatCannotKeepThePromiseIsRefusedAtTheStart(String pattern) {
        assertThatThrownBy(() -> with(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keypost.agreement.number-pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQXY-{year}-{seq:4}", "关岗〔{year}〕{seq}号", "{year}{seq:6}"})
    void aPatternThatCanIsTaken(String pattern) {
        assertThat(with(pattern)).isNotNull();
    }

    private static AgreementNumbering with(String pattern) {
        return new AgreementNumbering(mock(AgreementCounters.class), new AgreementSettings("甲方", pattern, 30, true));
    }

    /** The number that would be next; it is not taken. */
    private String peek(int year) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return numbering.next(year);
        });
    }

    private static int sequence(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }
}

package io.keypost.process.walks;

import io.keypost.KeypostTest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.spring.JqwikSpringSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/**
 * A thousand random walks, or as many as {@code -Djqwik.tries.default} says. A walk that breaks something is made as short as it will go
 * and shown with what was done; kept below, it is walked again each time.
 */
@JqwikSpringSupport
@KeypostTest
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
class WalksTest {

    /** What has broken something once. */
    private static final List<String> KEPT = List.of(
            // The end of an agreement and of its signed renewal at once was told twice to the case of the notice.
            "RENEWED: GIVE_NOTICE/0 END_EMPLOYMENT/5 DAYS_PASS/15");

    private static @Nullable Walks walks;

    @Autowired
    ApplicationContext application;

    @Example
    void whatHasBrokenSomethingOnce() throws SQLException {
        for (var kept : KEPT) {
            var parts = kept.split(":", 2);
            walks().walk(Start.valueOf(parts[0]), Step.parse(parts[1]));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void nothingBreaks(@ForAll Start start, @ForAll("steps") List<Step> steps) throws SQLException {
        walks().walk(start, steps);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var moves = Stream.of(Move.values())
                .flatMap(move -> Stream.generate(() -> move).limit(move.weight))
                .toList();
        return Arbitraries.of(moves)
                .flatMap(move -> Arbitraries.integers().between(0, 999).map(dice -> new Step(move, dice)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(24)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** One for all of this class; jqwik makes an instance of the class for each walk. */
    private Walks walks() throws SQLException {
        if (walks == null) {
            walks = new Walks(application);
        }
        return walks;
    }

    @AfterContainer
    static void leaveAsFound() throws SQLException {
        if (walks != null) {
            walks.close();
            walks = null;
        }
    }
}

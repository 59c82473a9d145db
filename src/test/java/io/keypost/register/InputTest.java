package io.keypost.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.rule.Violation;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with a request is said at once, in the order of its fields. */
class InputTest {

    record Part(@Required @Nullable String name, @AtMost(3) @Nullable String note) {}

    record Request(
            @Required @Nullable String second,
            @Required @AtMost(3) @Nullable String first,
            @Valid @Nullable Part part,
            List<@Valid Part> parts,
            List<@Required @Nullable String> days,
            @Required List<@Nullable String> duties) {}

    @Test
    void nothingSpeaksAgainstWhatIsComplete() {
        var part = new Part("a", null);

        assertThat(Input.violations(new Request("b", " abc ", part, List.of(part), List.of("c"), List.of())))
                .isEmpty();
    }

    @Test
    void allIsSaidAtOnceAndNamedAsItWasSent() {
        var parts = List.of(new Part(" ", "long"), new Part(" ", "long"));
        var gap = Arrays.<@Nullable String>asList("a", null);

        assertThat(Input.violations(new Request(null, "long", new Part("", "long"), parts, gap, gap)))
                .containsExactly(
                        Violation.of("second", "input.missing"),
                        Violation.of("first", "input.tooLong", 3),
                        Violation.of("part.name", "input.missing"),
                        Violation.of("part.note", "input.tooLong", 3),
                        Violation.of("parts[0].name", "input.missing"),
                        Violation.of("parts[0].note", "input.tooLong", 3),
                        Violation.of("parts[1].name", "input.missing"),
                        Violation.of("parts[1].note", "input.tooLong", 3),
                        Violation.of("days[1]", "input.missing"),
                        Violation.of("duties", "input.missing"));
    }
}

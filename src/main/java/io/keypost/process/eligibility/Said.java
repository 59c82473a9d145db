package io.keypost.process.eligibility;

import io.keypost.post.Post;
import io.keypost.process.eligibility.DecisionTables.Outcome;
import io.keypost.process.eligibility.DecisionTables.Row;
import io.keypost.process.eligibility.Eligibility.Findings;
import io.keypost.rule.Violation;
import io.keypost.staff.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the tables have said of one candidate, with what their sentences name. */
record Said(List<Violation> violations, List<Violation> warnings, List<Object> args) {

    Said(Person person, Post post, LocalDate firstDay, LocalDate lastDay) {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                List.of(
                        person.name(),
                        post.name(),
                        firstDay.toString(),
                        lastDay.toString(),
                        person.employedUntil().map(LocalDate::toString).orElse("")));
    }

    /** @param more what the sentences name of another post: its name, and the last day of an exception */
    void add(List<Row> rows, String... more) {
        var named = Stream.concat(args.stream(), Stream.of(more)).toList();
        for (var row : rows) {
            if (row.outcome() != Outcome.ALLOW) {
                (row.outcome() == Outcome.REFUSE ? violations : warnings)
                        .add(new Violation(row.field(), "eligibility." + row.rule(), named));
            }
        }
    }

    Findings findings() {
        return new Findings(
                violations.stream().distinct().toList(),
                warnings.stream().distinct().toList());
    }
}

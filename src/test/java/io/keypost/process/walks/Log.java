package io.keypost.process.walks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the log along with a walk: that it only grows, that each transition is in it, and that two persons were two (domain.md §5, §7). */
class Log {

    private record Event(long id, String subject, String what, String by, String reason) {}

    /** Who does {@code second} is none who did {@code first} before: the last of them, or any. */
    private record TwoPersons(String second, String first, boolean any) {

        static TwoPersons last(String second, String first) {
            return new TwoPersons(second, first, false);
        }
    }

    private static final List<TwoPersons> RULES = List.of(
            TwoPersons.last("appointment\\.(reviewed|returned)", "appointment\\.nominated"),
            TwoPersons.last("appointment\\.(approved|rejected)", "appointment\\.nominated"),
            TwoPersons.last("agreement\\.(sealed|scanRejected)", "agreement\\.signed"),
            TwoPersons.last("agreement\\.(filed|sealedScanRejected)", "agreement\\.(sealed|rescanned)"),
            TwoPersons.last("renewal\\.(approved|rejected)", "renewal\\.proposed"),
            TwoPersons.last("removal\\.(approved|rejected)", "removal\\.proposed"),
            TwoPersons.last("removal\\.served", "removal\\.approved"),
            TwoPersons.last("resignation\\.(confirmed|returned)", "resignation\\.received\\..*"),
            TwoPersons.last("resignation\\.(granted|refused)\\.WITHDRAWAL", "resignation\\.asked\\.WITHDRAWAL"),
            TwoPersons.last("resignation\\.(granted|refused)\\.SHORTENING", "resignation\\.asked\\.SHORTENING"),
            TwoPersons.last("transfer\\.accessVerified", "transfer\\.accessRevoked"),
            new TwoPersons("clearance\\.verified", "clearance\\.settled\\.ACCESS", true),
            TwoPersons.last("duties\\.(approved|rejected)", "duties\\.proposed"),
            TwoPersons.last("exceptionPair\\.(approved|rejected)", "exceptionPair\\.proposed"));

    /** What nobody does in their own case. */
    private static final String NEVER_THE_SUBJECT =
            "appointment\\.(nominated|reviewed|returned|approved|rejected|suspended)|exceptionPair\\.(?!overdue).*"
                    + "|agreement\\.(checked|sealed|scanRejected|filed|conflictResolved|endReported\\..*)"
                    + "|renewal\\.(begun|proposed|declined|approved|rejected)|removal\\.(?!overtaken|overdue).*"
                    + "|resignation\\.(confirmed|returned|asked\\.SHORTENING|granted\\..*|refused\\..*|successorNominated|noSuccessor)"
                    + "|transfer\\.(?!acknowledged|begun).*|clearance\\.(settled\\.(ACCESS|MATERIAL)|finished\\.(ACCESS|MATERIAL)"
                    + "|verified|writeOffAsked|writtenOff|materialAdded)|secrecy\\.(set|corrected|confirmed)|person\\.employmentEnd\\..*";

    /** What only the subject does. */
    private static final String ONLY_THE_SUBJECT = "agreement\\.(signed|refused)|renewal\\.(consented|refused)"
            + "|resignation\\.(receiptCollected|asked\\.WITHDRAWAL)|transfer\\.acknowledged|duties\\.(acknowledged|objected)"
            + "|clearance\\.(committed|commitmentRefused|settled\\.HANDOVER)";

    private static final String STATES =
            """
            select 'appointment ' || id, 'appointment:' || id, status || access || coalesce(suspended_by, 0) from appointment
            union all select 'agreement ' || number, 'agreement:' || number, status || ends_on from agreement
            union all select 'renewal ' || id, 'agreement:' || predecessor, status from renewal
            union all select 'removal ' || id, 'agreement:' || agreement_number, status from removal
            union all select 'resignation ' || id, 'agreement:' || agreement_number, status from resignation
            union all select 'clearance ' || id, 'agreement:' || agreement_number, status from clearance
            union all select 'exception pair ' || id, 'exceptionPair:' || id, coalesce(cast(approved as varchar), '') from exception_pair
            union all select 'duties ' || id, 'post:' || post_code, status from duty_adjustment""";

    private final JdbcTemplate database;
    private final List<Event> events = new ArrayList<>();
    private Map<String, String> states = new HashMap<>();
    private final Map<String, String> holders = new HashMap<>();

    Log(JdbcTemplate database) {
        this.database = database;
        read();
    }

    /** What is wrong with what has been written since it was last read. */
    List<String> read() {
        var known = events.isEmpty() ? 0 : events.get(events.size() - 1).id();
        var kept = database.queryForObject("select count(*) from audit_event where id <= ?", Integer.class, known);
        var added = database.query(
                "select id, subject, what, actor, coalesce(reason, '') from audit_event where id > ? order by id",
                (row, n) -> new Event(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                known);
        var wrong = new ArrayList<String>();
        if (kept == null || kept != events.size()) {
            wrong.add("the log has lost events");
        }
        for (var event : added) {
            if (event.what().equals("appointment.corrected")) {
                holders.remove(event.subject());
            }
            objections(event).map(objection -> event + ": " + objection).forEach(wrong::add);
            events.add(event);
        }
        unlogged(added).forEach(wrong::add);
        return wrong;
    }

    private Stream<String> objections(Event event) {
        var own = event.by().equals(holderOf(event.subject()));
        return Stream.of(
                        RULES.stream()
                                .filter(rule -> event.what().matches(rule.second()) && isBroken(rule, event))
                                .map(rule -> "did " + rule.first() + ", too"),
                        Stream.of("does it in their own case")
                                .filter(words -> own && event.what().matches(NEVER_THE_SUBJECT)),
                        Stream.of("does what only the subject does")
                                .filter(words -> !own && event.what().matches(ONLY_THE_SUBJECT)),
                        Stream.of("has asked to write it off, too").filter(words -> wroteOffAlone(event)))
                .flatMap(all -> all);
    }

    private boolean isBroken(TwoPersons rule, Event event) {
        var before = before(event, rule.first());
        return rule.any()
                ? before.anyMatch(one -> one.by().equals(event.by()))
                : last(before).filter(one -> one.by().equals(event.by())).isPresent();
    }

    private boolean wroteOffAlone(Event event) {
        return event.what().equals("clearance.writtenOff")
                && last(before(event, "clearance\\.writeOffAsked")
                                .filter(one -> one.reason().startsWith(event.reason() + ": ")))
                        .filter(one -> !one.by().equals(event.by()))
                        .isEmpty();
    }

    private Stream<Event> before(Event event, String what) {
        return events.stream()
                .filter(one ->
                        one.subject().equals(event.subject()) && one.what().matches(what));
    }

    private static Optional<Event> last(Stream<Event> some) {
        return some.reduce((earlier, later) -> later);
    }

    private String holderOf(String subject) {
        return holders.computeIfAbsent(subject, key -> {
            var name = key.substring(key.indexOf(':') + 1);
            var table =
                    switch (key.substring(0, key.indexOf(':'))) {
                        case "person" -> "person where staff_no";
                        case "agreement" -> "agreement where number";
                        case "appointment" -> "appointment where cast(id as varchar)";
                        case "exceptionPair" -> "exception_pair where cast(id as varchar)";
                        default -> null;
                    };
            return table == null
                    ? ""
                    : database.queryForList("select staff_no from " + table + " = ?", String.class, name).stream()
                            .findFirst()
                            .orElse("");
        });
    }

    /** Rows that have another state than before, of which the log says nothing new. */
    private Stream<String> unlogged(List<Event> added) {
        var before = states;
        states = new HashMap<>();
        var wrong = new ArrayList<String>();
        database.query(STATES, row -> {
            var state = row.getString(3);
            var subject = row.getString(2);
            states.put(row.getString(1), state);
            var says = added.stream().anyMatch(event -> speaksOf(event, subject));
            if (!state.equals(before.get(row.getString(1))) && !says) {
                wrong.add("%s is %s, was %s, and the log says nothing"
                        .formatted(row.getString(1), state, before.get(row.getString(1))));
            }
        });
        return wrong.stream();
    }

    /** What becomes of a case is on record with it, or with what its holder has signed. */
    private boolean speaksOf(Event event, String subject) {
        var holder = holderOf(subject);
        return event.subject().equals(subject) || (!holder.isEmpty() && holder.equals(holderOf(event.subject())));
    }
}

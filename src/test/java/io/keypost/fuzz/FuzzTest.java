package io.keypost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.TestDatabase;
import io.keypost.fuzz.Wire.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Requests nobody should send, the same ones each time, over the API, the pages, uploads and Tasklist's REST calls, by every user of the
 * sample organisation and by nobody: none breaks anything, and what is refused leaves no trace but a line of log.
 */
@KeypostTest
class FuzzTest {

    private static final long SEED = Long.getLong("keypost.fuzz.seed", 20_260_105);
    private static final int REQUESTS = Integer.getInteger("keypost.fuzz.requests", 10_000);

    /** The number of one request to be sent alone, or -1 for all of them. */
    private static final int ONLY = Integer.getInteger("keypost.fuzz.only", -1);

    private static final int MOST_TOLD = 400;

    /** The tables are compared as often as this, to check what the triggers have noted. */
    private static final int COMPARED_EVERY = 500;

    private static final Logger LOG = LoggerFactory.getLogger(FuzzTest.class);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    DataSource dataSource;

    @Autowired
    TestClock clock;

    private final List<String> faults = new ArrayList<>();
    private final TreeMap<Integer, Integer> statuses = new TreeMap<>();
    private final List<Duration> took = new ArrayList<>();
    private Duration longest = Duration.ZERO;
    private String slowest = "";

    @Test
    void nothingBreaksAndWhatIsRefusedLeavesNoTrace() throws SQLException, IOException {
        try (var rows = RowChanges.of(dataSource);
                var log = LogBytes.begin()) {
            var organisation = Organisation.in(application);
            rows.watch();
            var wire = new Wire(port);
            var visitors = new ArrayList<>(List.of(Visitor.nobody(wire)));
            for (var user : organisation.users()) {
                visitors.add(Visitor.of(wire, user, Organisation.PASSWORD));
            }
            var corpus = corpus(organisation);
            rows.sinceLast();
            log.sinceLast();
            var before = rows.digests();
            var changed = new TreeSet<String>();
            for (var number = 0; number < REQUESTS; number++) {
                if (ONLY < 0 || ONLY == number) {
                    send(number, visitors, corpus, rows, log, changed);
                }
                if (number % COMPARED_EVERY == COMPARED_EVERY - 1) {
                    var now = rows.digests();
                    assertThat(now.entrySet().stream()
                                    .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                                    .map(Map.Entry::getKey))
                            .as("changed, seen by the triggers")
                            .isSubsetOf(changed);
                }
            }
            tell();
            assertThat(faults.size()).as(String.join("", faults)).isZero();
            assertThat(changed).as("what was not refused").contains("audit_event");
        }
    }

    private List<List<Draft>> corpus(Organisation organisation) throws SQLException {
        var examples = new Examples(
                clock.today(),
                Map.of(
                        "number", organisation.numbers(),
                        "staffNo", organisation.holders(),
                        "person", organisation.holders(),
                        "exits.id", ids("exit_case"),
                        "item", ids("clearance_item"),
                        "documents.id", organisation.scans(),
                        "documentId", organisation.scans(),
                        "postCode", List.of("NETWORK", "SECURITY", "SYSTEM"),
                        "code", List.of("NETWORK", "AUDIT", "SYSTEM")));
        var ours = new Corpus(examples).of(application);
        var uploads = ours.stream().filter(draft -> draft.parts != null).toList();
        return List.of(
                ours,
                ours,
                ours,
                ours,
                Tasklist.of(application, examples, "hr1"),
                Tasklist.of(application, examples, "hr1"),
                Tasklist.of(application, examples, "manager1"),
                uploads);
    }

    private List<String> ids(String table) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return TestDatabase.strings(connection, "select id from %s order by id".formatted(table));
        }
    }

    private void send(
            int number,
            List<Visitor> visitors,
            List<List<Draft>> corpus,
            RowChanges rows,
            LogBytes log,
            Set<String> changed)
            throws SQLException, IOException {
        var random = new Random(SEED * 1_000_003 + number);
        var drafts = corpus.get(random.nextInt(corpus.size()));
        var draft = drafts.get(random.nextInt(drafts.size())).copy();
        new Mutations(random).spoil(draft);
        var visitor = visitors.get(random.nextInt(visitors.size()));
        if (draft.rightful != null && random.nextBoolean()) {
            var rightful = draft.rightful;
            visitor = visitors.stream()
                    .filter(one -> one.id().equals(rightful))
                    .findFirst()
                    .orElse(visitor);
        }
        var answer = answer(visitor, draft);
        var touched = rows.sinceLast();
        changed.addAll(
                touched.stream().map(table -> table.replaceFirst(":.*", "")).toList());
        var written = log.sinceLast();
        if (answer.took().compareTo(longest) > 0) {
            longest = answer.took();
            slowest = "request %d by %s: %s %s".formatted(number, visitor.id(), draft.method, cut(draft.target()));
        }
        took.add(answer.took());
        statuses.merge(answer.status(), 1, Integer::sum);
        for (var fault : Verdict.of(draft, answer, touched, written)) {
            report(number, visitor, draft, fault, answer, written);
        }
        if (Verdict.isOut(answer) && visitors.indexOf(visitor) > 0 && !visitor.isLoggedIn()) {
            // Maybe by one of that visitor's requests before.
            report(number, visitor, draft, "session gone", answer, written);
            visitors.set(visitors.indexOf(visitor), Visitor.of(new Wire(port), visitor.id(), Organisation.PASSWORD));
        }
    }

    private void report(int number, Visitor visitor, Draft draft, String fault, Answer answer, String written) {
        faults.add("\nseed %d, request %d by %s: %s\n%s\n-> %d %s\nlog: %s\n"
                .formatted(
                        SEED,
                        number,
                        visitor.id(),
                        fault,
                        shown(visitor.bytes(draft)),
                        answer.status(),
                        cut(answer.body()),
                        cut(written)));
    }

    private static Answer answer(Visitor visitor, Draft draft) {
        try {
            return visitor.send(draft);
        } catch (IOException hangs) {
            return new Answer(0, List.of(), hangs.toString(), Wire.LONGEST_WAIT);
        }
    }

    private void tell() {
        took.sort(null);
        var told =
                "%d requests, seed %d: statuses %s; slowest %d ms (%s), 99%% within %d ms, half within %d ms; %d faults"
                        .formatted(
                                took.size(),
                                SEED,
                                statuses,
                                took.get(took.size() - 1).toMillis(),
                                slowest,
                                took.get(took.size() * 99 / 100).toMillis(),
                                took.get(took.size() / 2).toMillis(),
                                faults.size());
        LOG.warn(told);
    }

    private static String shown(byte[] request) {
        return cut(new String(request, StandardCharsets.UTF_8)
                .replaceAll("(?m)^(Cookie|X-XSRF-TOKEN|X-KEYPOST-XSRF|Connection|User-Agent|Host: 127).*\r\n", "")
                .replaceAll("[\\p{Cntrl}&&[^\r\n]]", "�"));
    }

    private static String cut(String text) {
        return text.length() <= MOST_TOLD ? text : text.substring(0, MOST_TOLD) + "… (" + text.length() + ")";
    }
}

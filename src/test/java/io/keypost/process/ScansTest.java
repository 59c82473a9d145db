package io.keypost.process;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.keypost.KeypostTest;
import io.keypost.PaperScan;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.ConfirmingNotices;
import io.keypost.exit.GivingNotice;
import io.keypost.exit.Resignation;
import io.keypost.rule.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every paper that is handed in as a scan: no document of ours is one, and none serves for two papers. */
@KeypostTest
class ScansTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    /** All of them. */
    private enum Paper {
        SIGNED,
        SEALED,
        SCANNED_AGAIN,
        MUTUAL_END,
        NOTICE,
        COMMITMENT
    }

    /** One that waits for its scan. */
    private record Awaited(Paper paper, Agreement agreement) {
        String by() {
            return switch (paper) {
                case SIGNED, COMMITMENT -> agreement.staffNo();
                case SEALED, SCANNED_AGAIN -> "seal1";
                case MUTUAL_END, NOTICE -> "hr1";
            };
        }
    }

    @Autowired
    Cases cases;

    @Autowired
    SigningAgreements signing;

    @Autowired
    EndingAgreements ending;

    @Autowired
    GivingNotice giving;

    @Autowired
    ConfirmingNotices confirming;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @AfterEach
    void backToTheFirstDay() {
        clock.set(TODAY);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatServedForAPaperServesForNoOther(Paper paper) {
        var file = PaperScan.pdf();
        var first = awaited(paper);
        handIn(first, cases.scan(file, first.by()));
        if (paper == Paper.SIGNED) {
            // The nearest of all: the same agreement, sealed.
            assertOnlyAnotherFileServes(new Awaited(Paper.SEALED, first.agreement()), file);
        }
        for (var other : Paper.values()) {
            assertOnlyAnotherFileServes(awaited(other), file);
        }
    }

    private void assertOnlyAnotherFileServes(Awaited awaited, byte[] file) {
        assertRefused(awaited, cases.scan(file, awaited.by()), Refusal.Kind.CONFLICT, "agreement.scanUsed");
        handIn(awaited, cases.scan(awaited.by()));
    }

    @ParameterizedTest
    @EnumSource
    void anUploadServesOnce(Paper paper) {
        var first = awaited(paper);
        var id = cases.scan(first.by());
        handIn(first, id);
        var next = awaited(paper);
        var by = next.by().equals(first.by()) ? "agreement.scanUsed" : "agreement.scanOfAnother";

        assertRefused(next, id, null, by);
    }

    /** One that came before such files were refused at the door. */
    @ParameterizedTest
    @EnumSource
    void aDocumentOfOursServesForNothing(Paper paper) {
        var awaited = awaited(paper);
        var id = cases.scan(awaited.by());
        database.update(
                "update document set sha256 = ? where id = ?",
                Objects.requireNonNull(awaited.agreement().wording().documentSha256()),
                id);

        assertRefused(awaited, id, Refusal.Kind.RULE, "upload.unsigned");
    }

    @Test
    void theSealedScanIsNotTheUnsignedTextNorTheHoldersAgain() {
        var agreement = awaited(Paper.SIGNED).agreement();
        var holder = agreement.staffNo();
        var text = database.queryForObject(
                "select bytes from document_content where document_id = ?",
                byte[].class,
                Objects.requireNonNull(agreement.wording().documentId()));
        for (var by : List.of(holder, "seal1")) {
            refused("upload.unsigned", () -> cases.scan(text, by));
        }
        var signed = PaperScan.jpeg();
        complete(agreement, "userTask_sign", holder, Map.of("signed", true, "scanId", cases.scan(signed, holder)));
        cases.runJobs(agreement.number());
        var again = Map.<String, Object>of("scanConfirmed", true, "scanId", cases.scan(signed, "seal1"));
        refused("agreement.scanUsed", () -> complete(agreement, "userTask_seal", "seal1", again));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Agreement.Status.PARTLY_SIGNED);
    }

    @Test
    void whatWasSentBackIsTheSamePaperWhenItComesAgain() {
        var agreement = awaited(Paper.SIGNED).agreement();
        var holder = agreement.staffNo();
        var signed = PaperScan.png();
        signing.signByHolder(agreement.number(), holder, cases.scan(signed, holder));
        signing.rejectHolderScan(agreement.number(), "seal1", "看不清");
        refused(
                "agreement.scanUsed",
                () -> ending.byMutualConsent(
                        cases.sealed("SYSTEM").number(), clock.today(), cases.scan(signed, "hr1"), null, "hr1"));
        signing.signByHolder(agreement.number(), holder, cases.scan(signed, holder));

        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Agreement.Status.PARTLY_SIGNED);
    }

    @Test
    void aNoticeThatWasGivenBackIsEnteredAgainAndOneThatWasConfirmedIsNot() {
        var number = cases.sealed("NETWORK").number();
        var paper = PaperScan.pdf();
        give(number, cases.scan(paper, "hr1"));
        confirming.confirmOrGiveBack(cases.noticeOf(number), "hr2", false, "日期有误");
        give(number, cases.scan(paper, "hr1"));
        confirming.confirmOrGiveBack(cases.noticeOf(number), "hr2", true, null);
        database.update(
                "update resignation set status = 'WITHDRAWN', open_key = null where agreement_number = ?", number);

        refused("agreement.scanUsed", () -> give(number, cases.scan(paper, "hr1")));
        assertThatCode(() -> give(number, cases.scan("hr1"))).doesNotThrowAnyException();
    }

    private void assertRefused(Awaited awaited, String scanId, Refusal.@Nullable Kind kind, String rule) {
        var before = state();
        var refused = refused(rule, () -> handIn(awaited, scanId));
        if (kind != null) {
            refused.ofKind(kind);
        }
        assertThat(state()).isEqualTo(before);
    }

    private List<Long> state() {
        return Stream.of("scan_use", "early_end", "resignation", "audit_event", "agreement where sealed_on is null")
                .map(table -> database.queryForObject("select count(*) from " + table, Long.class))
                .toList();
    }

    private Awaited awaited(Paper paper) {
        clock.set(TODAY);
        return new Awaited(
                paper,
                switch (paper) {
                    case SIGNED -> checked();
                    case SEALED -> signed();
                    case SCANNED_AGAIN, MUTUAL_END, NOTICE -> cases.sealed("NETWORK");
                    case COMMITMENT -> ended();
                });
    }

    private void handIn(Awaited awaited, String scanId) {
        var number = awaited.agreement().number();
        var by = awaited.by();
        switch (awaited.paper()) {
            case SIGNED -> signing.signByHolder(number, by, scanId);
            case SEALED -> signing.seal(number, by, scanId);
            case SCANNED_AGAIN -> signing.rescan(number, by, scanId);
            case MUTUAL_END -> ending.byMutualConsent(number, clock.today(), scanId, null, by);
            case NOTICE -> give(number, scanId);
            case COMMITMENT -> clearing.commitOrRefuse(cases.clearanceOf(number), by, true, scanId, "");
        }
    }

    private void give(String number, String scanId) {
        giving.give(number, Resignation.Scope.POST, clock.today(), scanId, "hr1", true);
    }

    private Agreement checked() {
        var agreement = cases.drafted("NETWORK");
        complete(agreement, "userTask_check", "hr1", Map.of("textCorrect", true));
        return cases.get(agreement);
    }

    private Agreement signed() {
        var agreement = checked();
        signing.signByHolder(agreement.number(), agreement.staffNo(), cases.scan(agreement.staffNo()));
        return agreement;
    }

    private Agreement ended() {
        var agreement = cases.sealed("NETWORK");
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(agreement.number());
        clearing.open(agreement.number());
        return agreement;
    }

    private void complete(Agreement agreement, String task, String by, Map<String, Object> answer) {
        cases.complete(cases.task(agreement.number(), task), by, answer);
    }
}

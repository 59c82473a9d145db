package io.keypost.agreement;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.document.Archive;
import io.keypost.process.Cases;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What no font prints is refused where somebody can still put it right, not when the agreement is due. */
@KeypostTest
class PrintableTest {

    private static final String NO_GLYPH = "\uD83D\uDE00";

    @Autowired
    Cases cases;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    DraftingAgreements drafting;

    @Autowired
    Archive archive;

    @Autowired
    TestClock clock;

    @ParameterizedTest
    @CsvSource({"department", "confidentialityAgreementNo", "remarks"})
    void aNominationIsRefusedNamingTheFieldAndNothingIsKept(String field) {
        var person = cases.person();
        var nomination = new Nomination(
                "SYSTEM",
                person,
                "department".equals(field) ? "信息" + NO_GLYPH : "信息中心",
                false,
                3,
                clock.today().plusDays(10),
                null,
                "confidentialityAgreementNo".equals(field) ? "BM" + NO_GLYPH : "BM-1",
                "remarks".equals(field) ? "另议" + NO_GLYPH : null);
        unprintable(field, () -> appointing.nominate(nomination, "manager1"));
        assertThat(appointing.openCasesOf(person)).isEmpty();
    }

    @Test
    void soIsACorrectionOfTheText() {
        var agreement = cases.drafted("SYSTEM");
        unprintable("remarks", () -> drafting.rejectText(agreement.number(), "hr1", "有误", NO_GLYPH, "BM-1"));
        unprintable(
                "confidentialityAgreementNo", () -> drafting.rejectText(agreement.number(), "hr1", "有误", "", NO_GLYPH));
        assertThat(cases.get(agreement).remarks()).isEmpty();
        assertThat(archive.of(agreement.subject())).hasSize(1);
    }

    private static void unprintable(String field, ThrowingCallable step) {
        refused("document.unprintable", step).at(field);
    }
}

package io.keypost.agreement;

import io.keypost.calendar.Term;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.typesetting.Fonts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a manager proposes: this person, for that post, for a term.
 *
 * @param department the one the post belongs to
 * @param fullTime 专职, not alongside other duties
 * @param lastDay may be left out; given, it must be the right one
 * @param confidentialityAgreementNo the 《保密协议》's number (§3(5))
 * @param remarks §4, other matters the parties agree on
 */
public record Nomination(
        String postCode,
        String staffNo,
        String department,
        boolean fullTime,
        int years,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable String confidentialityAgreementNo,
        @Nullable String remarks) {

    /** The longest remark in characters: what fits §4 on paper. */
    public static final int LONGEST_REMARK = 2000;

    private static final int LONGEST_NUMBER = 60;

    public Nomination {
        var violations = new ArrayList<Violation>();
        if (department.isBlank()) {
            violations.add(Violation.of("department", "input.missing"));
        }
        if (remarks != null && remarks.length() > LONGEST_REMARK) {
            violations.add(Violation.of("remarks", "input.tooLong", LONGEST_REMARK));
        }
        if (confidentialityAgreementNo != null && confidentialityAgreementNo.length() > LONGEST_NUMBER) {
            violations.add(Violation.of("confidentialityAgreementNo", "input.tooLong", LONGEST_NUMBER));
        }
        if (!violations.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, violations);
        }
        var right = Term.lastDayOf(firstDay, years);
        lastDay = new Term(years, firstDay, Optional.ofNullable(lastDay).orElse(right)).lastDay();
        confidentialityAgreementNo = blankToNull(confidentialityAgreementNo);
        remarks = blankToNull(remarks);
    }

    /** The term proposed. */
    public Term term() {
        return Term.of(firstDay, years);
    }

    /** What no font prints is refused where somebody can still put it right, not when the agreement is due. */
    void requirePrintable(Fonts fonts) {
        fonts.requirePrintable("department", department);
        fonts.requirePrintable("confidentialityAgreementNo", Objects.toString(confidentialityAgreementNo, ""));
        fonts.requirePrintable("remarks", Objects.toString(remarks, ""));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package io.keypost.agreement;

import io.keypost.calendar.Term;
import io.keypost.rule.Refusal;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Who, on which post, in which way and for how long: what a nomination proposes and an agreement settles. */
@MappedSuperclass
public abstract class Particulars {

    @Getter
    private String postCode;

    @Getter
    private String staffNo;

    @Getter
    private String department;

    @Getter
    private boolean fullTime;

    private int years;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private @Nullable String confidentialityAgreementNo;
    private @Nullable String remarks;

    @SuppressWarnings("NullAway.Init")
    Particulars() {}

    final void take(Nomination nomination) {
        postCode = nomination.postCode();
        staffNo = nomination.staffNo();
        department = nomination.department();
        fullTime = nomination.fullTime();
        years = nomination.years();
        firstDay = nomination.firstDay();
        lastDay = nomination.term().lastDay();
        confidentialityAgreementNo = nomination.confidentialityAgreementNo();
        remarks = nomination.remarks();
    }

    /** Nobody acts in their own case (§7). */
    final void requireAnother(String by) {
        if (by.equals(staffNo)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    /** What was proposed, as a form shows it to be corrected. */
    public Nomination nomination() {
        return new Nomination(
                postCode, staffNo, department, fullTime, years, firstDay, lastDay, confidentialityAgreementNo, remarks);
    }

    public Term term() {
        return new Term(years, firstDay, lastDay);
    }

    /** The 《保密协议》's number (§3(5)). */
    public Optional<String> confidentialityAgreementNo() {
        return Optional.ofNullable(confidentialityAgreementNo);
    }

    /** §4, other matters. */
    public Optional<String> remarks() {
        return Optional.ofNullable(remarks);
    }
}

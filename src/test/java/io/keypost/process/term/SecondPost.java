package io.keypost.process.term;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Nomination;
import io.keypost.process.Cases;
import io.keypost.process.resignation.Notices;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A holder of one post who is to take another. */
abstract class SecondPost {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 10);
    static final LocalDate END_OF_JUNE = LocalDate.of(2026, 6, 30);
    static final LocalDate FIRST_OF_JULY = LocalDate.of(2026, 7, 1);

    @Autowired
    Cases cases;

    @Autowired
    Notices notices;

    @Autowired
    EndingAgreements ending;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Agreements agreements;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    TestClock clock;

    Agreement first;

    /** In force from 15 January 2026 to 14 January 2029. */
    @BeforeEach
    void onOnePost() {
        cases.countNoCoverage();
        first = notices.inForceOn(TODAY);
    }

    void agreedEnd() {
        ending.byMutualConsent(first.number(), END_OF_JUNE, cases.scan("hr1"), "转任", "hr1");
    }

    Nomination another(LocalDate firstDay) {
        return cases.nomination(first.staffNo(), "DATABASE", firstDay);
    }

    List<String> heldOn(LocalDate day) {
        return agreements.inForceOn(day).stream()
                .filter(agreement -> agreement.staffNo().equals(first.staffNo()))
                .map(Agreement::postCode)
                .toList();
    }

    Appointment.Status statusOf(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).status();
    }
}

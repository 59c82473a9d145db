package io.keypost.process.resignation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.TestClock;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.ChangingNotices;
import io.keypost.process.Cases;
import io.keypost.staff.Staff;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of a notice work with. */
abstract class ResignationFixture {

    @Autowired
    Notices notices;

    @Autowired
    Cases cases;

    @Autowired
    ChangingNotices requests;

    @Autowired
    EndingAgreements ending;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Staff staff;

    @Autowired
    TestClock clock;

    static void refused(String rule, ThrowingCallable step) {
        assertThatThrownBy(step).hasMessageContaining(rule);
    }
}

package io.keypost.process.resignation;

import io.keypost.TestClock;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.ChangingNotices;
import io.keypost.process.Cases;
import io.keypost.staff.Staff;
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
}

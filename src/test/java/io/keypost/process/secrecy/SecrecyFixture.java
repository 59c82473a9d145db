package io.keypost.process.secrecy;

import io.keypost.TestClock;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditLog;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Secrecy;
import io.keypost.exit.SecrecyPeriod;
import io.keypost.process.Cases;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Agreements that have ended, and what goes on after them. */
abstract class SecrecyFixture {

    static final String WHY = "曾为重要涉密人员，经手机密级材料。";

    @Autowired
    Cases cases;

    @Autowired
    Secrecy secrecy;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    Exits exits;

    @Autowired
    EndingAgreements ending;

    @Autowired
    AuditLog audit;

    @Autowired
    TaskService taskService;

    @Autowired
    TestClock clock;

    Instant before;

    @BeforeEach
    void remember() {
        before = clock.instant();
    }

    @AfterEach
    void back() {
        clock.set(before);
    }

    String ended() {
        var agreement = cases.sealed("NETWORK");
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(agreement.number());
        clearing.open(agreement.number());
        return agreement.number();
    }

    Exit exit(String number) {
        return exits.findByAgreementNumber(number).orElseThrow();
    }

    Secrecy.Obligations goesOn(String number) {
        var exit = exit(number);
        return Objects.requireNonNull(secrecy.obligationsOf(List.of(exit)).get(exit.id()));
    }

    SecrecyPeriod period(String number) {
        return goesOn(number).period().orElseThrow();
    }
}

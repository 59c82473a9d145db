package io.keypost.agreement;

import io.keypost.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the passing of days does to a signed agreement. A timer says "look now"; the agreement decides. */
@Service
@Transactional
public class Terms {

    private final Agreements agreements;
    private final Signing signing;
    private final Appointing appointing;
    private final AuditLog audit;
    private final Clock clock;

    Terms(Agreements agreements, Signing signing, Appointing appointing, AuditLog audit, Clock clock) {
        this.agreements = agreements;
        this.signing = signing;
        this.appointing = appointing;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first day has come: the holder is in post. */
    public void begin(String number) {
        var agreement = signing.get(number);
        if (agreement.enterForce(LocalDate.now(clock))) {
            agreements.saveAndFlush(agreement);
            appointing.get(agreement.appointmentId()).enterPost();
            audit.record(
                    agreement.subject(), "agreement.inForce", agreement.term().firstDay(), AuditLog.SYSTEM, null);
        }
    }

    /** The last day is over: the agreement has ended by itself (§2), on its last day. */
    public void expire(String number) {
        var agreement = signing.get(number);
        if (agreement.expire(LocalDate.now(clock), Instant.now(clock))) {
            agreements.saveAndFlush(agreement);
            appointing.get(agreement.appointmentId()).leave();
            audit.record(
                    agreement.subject(), "agreement.expired", agreement.term().lastDay(), AuditLog.SYSTEM, null);
        }
    }
}

package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.SigningAgreements;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the notice somebody is about to act on. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FindingNotices {

    private final Resignations resignations;
    private final SigningAgreements signing;
    private final People people;

    /**
     * A notice that somebody is about to act on, under its holder's lock.
     *
     * @throws Refusal when there is none of that id
     */
    public Resignation get(long id) {
        // First of all, because what is loaded before a lock may be old after it; and an end takes the same lock.
        people.lock(
                resignations.staffNoOf(id).orElseThrow(() -> Refusal.notFound("clearance.noSuch", Long.toString(id))));
        return resignations.findById(id).orElseThrow();
    }

    /** The notice that runs on an appointment, if one does. */
    @Transactional(readOnly = true)
    public Optional<Resignation> running(Agreement agreement) {
        return resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(notice -> notice.status().isRunning())
                .findFirst();
    }

    /** The notice that runs on an agreement. */
    @Transactional(readOnly = true)
    public Resignation runningOf(String number) {
        return running(signing.get(number)).orElseThrow(() -> Refusal.conflict("resignation.none", number));
    }
}

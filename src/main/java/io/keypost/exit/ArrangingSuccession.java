package io.keypost.exit;

import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.rule.Texts;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 安排接任: who follows a holder that leaves. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ArrangingSuccession {

    private final FindingNotices notices;
    private final AppointingHolders appointing;
    private final ApplicationEventPublisher events;

    /**
     * The department says who comes next.
     *
     * @param appointmentId of the successor's nomination; null when nobody is nominated for now
     */
    public void arrange(long id, String by, @Nullable Long appointmentId, @Nullable String reason) {
        var resignation = notices.get(id);
        resignation.requireAnother(by);
        var why = appointmentId == null ? Texts.reason(reason) : null;
        resignation.succession().decide(appointmentId);
        var number = resignation.agreementNumber();
        events.publishEvent(
                appointmentId == null
                        ? new ResignationEvent.NoSuccessor(number, by, why)
                        : new ResignationEvent.SuccessorNominated(number, by));
    }

    /** The appointment approved to fill the post, unless it has come to nothing. */
    @Transactional(readOnly = true)
    public Optional<Appointment> approved(Resignation resignation) {
        var department = appointing.get(resignation.appointmentId()).department();
        return resignation
                .succession()
                .appointmentId()
                .map(appointing::get)
                .filter(appointment -> appointment.status().isHolding())
                // Who was nominated outside the case fills the post all the same.
                .or(() -> appointing.approvedFor(resignation.postCode()).stream()
                        .filter(appointment -> appointment.id() != resignation.appointmentId()
                                && appointment.department().equals(department)
                                && !appointment
                                        .nominated()
                                        .at()
                                        .isBefore(resignation.entered().at()))
                        .findFirst());
    }
}

package io.keypost.agreement;

import io.keypost.rule.Refusal;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may reach their post, and who can: suspensions, and what administrators did. Why, is on record with the case that asked for it. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ControllingAccess {

    private final Appointments appointments;
    private final ApplicationEventPublisher events;

    /** The holder may not reach the post while a removal is decided. */
    public void suspend(long appointmentId, long removalId, String by, String reason) {
        if (get(appointmentId).suspend(removalId)) {
            events.publishEvent(new AppointmentEvent.Suspended(appointmentId, by, reason));
        }
    }

    /** The removal was not approved: its suspension is over. */
    public void endSuspension(long appointmentId, long removalId, String by) {
        if (get(appointmentId).access().endSuspension(removalId)) {
            events.publishEvent(new AppointmentEvent.Restored(appointmentId, by));
        }
    }

    /** Administrators have taken the access away. */
    public void revoked(long appointmentId) {
        get(appointmentId).access().revoked();
    }

    /** A second person has found the access gone. */
    public void verified(long appointmentId) {
        get(appointmentId).access().verified();
    }

    /** Administrators have given the access back. */
    public void givenBack(long appointmentId) {
        var appointment = get(appointmentId);
        appointment.access().givenBack(appointment.isSuspended());
    }

    private Appointment get(long id) {
        return appointments.findById(id).orElseThrow(() -> Refusal.notFound("appointment.unknown", Long.toString(id)));
    }
}

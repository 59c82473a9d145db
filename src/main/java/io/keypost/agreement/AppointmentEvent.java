package io.keypost.agreement;

import io.keypost.audit.Logged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to an appointment, from the nomination to the day its holder leaves. */
public sealed interface AppointmentEvent extends Logged {

    long appointmentId();

    @Override
    default String subject() {
        return Appointment.subject(appointmentId());
    }

    record Nominated(long appointmentId, LocalDate effectiveOn, String by) implements AppointmentEvent {}

    record Corrected(long appointmentId, LocalDate effectiveOn, String by) implements AppointmentEvent {}

    record Reviewed(long appointmentId, String by, @Nullable String reason) implements AppointmentEvent {}

    record Returned(long appointmentId, String by, @Nullable String reason) implements AppointmentEvent {}

    record Approved(long appointmentId, String by, @Nullable String reason) implements AppointmentEvent {}

    record Rejected(long appointmentId, String by, @Nullable String reason) implements AppointmentEvent {}

    /**
     * The rules stand against it.
     *
     * @param reason the names of the rules
     */
    record Conflict(long appointmentId, String reason) implements AppointmentEvent {}

    record Appointed(long appointmentId, LocalDate effectiveOn) implements AppointmentEvent {}

    record Withdrawn(long appointmentId, String by, @Nullable String reason) implements AppointmentEvent {}

    record Overdue(long appointmentId) implements AppointmentEvent {}

    /** Its agreement was not signed in time. */
    record Lapsed(long appointmentId, @Nullable String reason) implements AppointmentEvent {}

    /** The holder did not sign. */
    record Refused(long appointmentId, @Nullable String reason) implements AppointmentEvent {}

    record Suspended(long appointmentId, String by, String reason) implements AppointmentEvent {}

    /** The suspension is over. */
    record Restored(long appointmentId, String by) implements AppointmentEvent {}

    /** The holder is moved off the post inside the notice period. */
    record Declassifying(long appointmentId) implements AppointmentEvent {}

    record Reinstated(long appointmentId) implements AppointmentEvent {}

    /** An approved appointment was taken back: what waits in its case stops. */
    record Revoked(long appointmentId, String by, @Nullable String reason) implements AppointmentEvent {}
}

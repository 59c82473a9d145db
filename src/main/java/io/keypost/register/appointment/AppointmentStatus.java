package io.keypost.register.appointment;

import io.keypost.agreement.Appointment;

/** How an appointment is shown: one word for where the holder is and, where that is what matters, for the access (domain.md §5). */
enum AppointmentStatus {
    PROPOSED,
    REVIEWED,
    APPROVED,
    IN_POST,
    SUSPENDED,
    DECLASSIFYING,
    LEFT,
    REJECTED,
    WITHDRAWN,
    LAPSED;

    static AppointmentStatus of(Appointment appointment) {
        return switch (appointment.status()) {
            case IN_POST -> appointment.isSuspended() ? SUSPENDED : IN_POST;
            case TRANSFERRED -> DECLASSIFYING;
            default -> valueOf(appointment.status().name());
        };
    }

    boolean isUndecided() {
        return this == PROPOSED || this == REVIEWED;
    }

    /** Under way, or on the post. */
    public boolean isOpen() {
        return compareTo(LEFT) < 0;
    }
}

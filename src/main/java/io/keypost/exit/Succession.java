package io.keypost.exit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who comes next, as the department has said. */
@Embeddable
public class Succession {

    private @Nullable Long successorAppointmentId;

    @Column(name = "successor_decided")
    private boolean decided;

    void decide(@Nullable Long appointmentId) {
        decided = true;
        successorAppointmentId = appointmentId;
    }

    /** The nomination that is to fill the post. */
    public Optional<Long> appointmentId() {
        return Optional.ofNullable(successorAppointmentId);
    }

    /** Whether the department has said who comes next, or that nobody does for now. */
    public boolean isDecided() {
        return decided;
    }
}

package io.keypost.agreement;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The removals on file. */
interface Removals extends Repository<Removal, Long> {

    /** The latest of an appointment: the one that is open, if any is. */
    Optional<Removal> findFirstByAppointmentIdOrderByIdDesc(long appointmentId);

    Removal saveAndFlush(Removal removal);
}

package io.keypost.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The renewals on file. */
public interface Renewals extends Repository<Renewal, Long> {

    /** All for one agreement, latest last. */
    List<Renewal> findByPredecessorOrderById(String predecessor);

    Optional<Renewal> findByAppointmentIdAndStatus(long appointmentId, Renewal.Status status);

    List<Renewal> findByAppointmentIdAndStatusIn(long appointmentId, Collection<Renewal.Status> statuses);

    Renewal saveAndFlush(Renewal renewal);
}

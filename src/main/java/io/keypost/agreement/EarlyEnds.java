package io.keypost.agreement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What ends agreements before their term does. */
interface EarlyEnds extends Repository<EarlyEnd, Long> {

    List<EarlyEnd> findByAppointmentId(long appointmentId);

    Optional<EarlyEnd> findByAppointmentIdAndReason(long appointmentId, EndReason reason);

    EarlyEnd save(EarlyEnd end);

    void delete(EarlyEnd end);
}

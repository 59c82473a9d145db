package io.keypost.agreement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What ends agreements before their term does. */
public interface EarlyEnds extends Repository<EarlyEnd, Long> {

    List<EarlyEnd> findByAppointmentId(long appointmentId);

    Optional<EarlyEnd> findByAppointmentIdAndReason(long appointmentId, EndReason reason);

    Optional<EarlyEnd> findByDocumentId(String documentId);

    EarlyEnd save(EarlyEnd end);
}

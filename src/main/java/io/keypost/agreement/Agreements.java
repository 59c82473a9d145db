package io.keypost.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The agreements on file. */
public interface Agreements extends Repository<Agreement, String>, JpaSpecificationExecutor<Agreement> {

    Optional<Agreement> findById(String number);

    List<Agreement> findByAppointmentIdOrderByNumber(long appointmentId);

    /** Those in force on a day, whatever a timer has done. */
    @Query(
            "select a from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.firstDay <= :day and a.lastDay >= :day")
    List<Agreement> inForceOn(LocalDate day);

    /** The next day after this one on which a signed agreement comes into force. */
    @Query("select min(a.firstDay) from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.firstDay > :day")
    Optional<LocalDate> firstDayAfter(LocalDate day);

    /** The next last day of a signed agreement, this day included. */
    @Query("select min(a.lastDay) from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.lastDay >= :day")
    Optional<LocalDate> lastDayFrom(LocalDate day);

    /** Those that speak of this uploaded file. */
    @Query("select a from Agreement a where a.holderScanId = :documentId or a.sealedScanId = :documentId")
    List<Agreement> naming(String documentId);

    Agreement saveAndFlush(Agreement agreement);
}

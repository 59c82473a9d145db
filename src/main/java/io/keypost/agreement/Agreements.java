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
            "select a from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.firstDay <= :day and a.endsOn >= :day")
    List<Agreement> inForceOn(LocalDate day);

    /** The next day after this one on which a signed agreement comes into force. */
    @Query("select min(a.firstDay) from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.firstDay > :day")
    Optional<LocalDate> firstDayAfter(LocalDate day);

    /** The next last day of a signed agreement, this day included. */
    @Query("select min(a.endsOn) from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.endsOn >= :day")
    Optional<LocalDate> lastDayFrom(LocalDate day);

    /** Whose agreement it is, without loading it: what is loaded before a lock may be old after it. */
    @Query("select a.staffNo from Agreement a where a.number = :number")
    Optional<String> staffNoOf(String number);

    /** The signed agreements of a person whose end is not on record yet. */
    @Query(
            "select a from Agreement a where a.staffNo = :staffNo and a.status in (SCHEDULED, ACTIVE) order by a.firstDay")
    List<Agreement> runningOf(String staffNo);

    /** The signed agreements on a post whose end is not on record yet. */
    @Query(
            "select a from Agreement a where a.postCode = :postCode and a.status in (SCHEDULED, ACTIVE) order by a.number")
    List<Agreement> runningOn(String postCode);

    /** The agreement that renews this one, unless it is void. */
    @Query("select a from Agreement a where a.predecessor = :number and a.status <> VOID")
    Optional<Agreement> successorOf(String number);

    /** Those that speak of this uploaded file. */
    @Query(
            "select a from Agreement a where a.signatures.holderScanId = :documentId or a.signatures.sealedScanId = :documentId")
    List<Agreement> naming(String documentId);

    /** The numbers of those that both parties have signed and whose end is not on record. */
    @Query("select a.number from Agreement a where a.status in (SCHEDULED, ACTIVE) order by a.number")
    List<String> running();

    Agreement saveAndFlush(Agreement agreement);
}

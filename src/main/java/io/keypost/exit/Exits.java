package io.keypost.exit;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The exits on file. */
public interface Exits extends Repository<Exit, Long>, JpaSpecificationExecutor<Exit> {

    /** The exit of an agreement, unless the notice was withdrawn. */
    @Query("select e from Exit e where e.agreementNumber = :agreementNumber and e.status <> WITHDRAWN")
    Optional<Exit> findByAgreementNumber(String agreementNumber);

    /** The one that stands, and those whose notice was withdrawn. */
    List<Exit> findByAppointmentIdOrderById(long appointmentId);

    /** Locks the row until the transaction ends: two people at once settle one thing after the other, and the last one sees it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Exit e where e.agreementNumber = :agreementNumber and e.status <> WITHDRAWN")
    Optional<Exit> lock(String agreementNumber);

    /** The latest exit that began with a notice given under this agreement. */
    @Query("select e from Exit e where e.resignation.id ="
            + " (select max(r.id) from Resignation r where r.agreementNumber = :agreementNumber)")
    Optional<Exit> latestNoticed(String agreementNumber);

    /** The agreements under which notices were given whose last day is to be worked out once more, when the calendar it rests on is there. */
    @Query("select e.resignation.agreementNumber from Exit e"
            + " where e.status in (RECEIVED, NOTICE, DECLASSIFYING) and e.resignation.provisional = true order by e.id")
    List<String> provisional();

    /** The agreements that have ended for good and whose exit is not closed, or was never opened. */
    @Query("select a.number from Agreement a where a.status = ENDED and (a.begun = true or a.endsOn >= a.firstDay)"
            + " and not exists (select e from Exit e where e.agreementNumber = a.number and e.status = CLOSED)"
            + " and not exists (select s from Agreement s where s.predecessor = a.number and s.status <> VOID and (s.begun = true or s.endsOn >= s.firstDay))"
            + " order by a.number")
    List<String> unsettled();

    Exit saveAndFlush(Exit exit);
}

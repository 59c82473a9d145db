package io.keypost.exit;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The clearances on file. */
public interface Clearances extends Repository<Clearance, Long> {

    Optional<Clearance> findByAgreementNumber(String agreementNumber);

    /** Locks the row until the transaction ends: two people at once settle one thing after the other, and the last one sees it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Clearance c where c.id = :id")
    Optional<Clearance> lock(long id);

    /** The same, by the agreement that has ended. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Clearance c where c.agreementNumber = :agreementNumber")
    Optional<Clearance> lockOf(String agreementNumber);

    /** The agreements that have ended for good and whose clearance is not closed, or was never opened. */
    @Query("select a.number from Agreement a where a.status = ENDED and (a.begun = true or a.endsOn >= a.firstDay)"
            + " and not exists (select c from Clearance c where c.agreementNumber = a.number and c.status = CLOSED)"
            + " and not exists (select s from Agreement s where s.predecessor = a.number and s.status <> VOID and (s.begun = true or s.endsOn >= s.firstDay))"
            + " order by a.number")
    List<String> unsettled();

    Clearance saveAndFlush(Clearance clearance);
}

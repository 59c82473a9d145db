package io.keypost.exit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The declassification periods on file. */
interface SecrecyPeriods extends Repository<SecrecyPeriod, Long> {

    /** The latest of an exit: the one that is not confirmed, if any is not. */
    Optional<SecrecyPeriod> findFirstByExitIdOrderByIdDesc(long exitId);

    /** Of several exits, the latest of each last. */
    List<SecrecyPeriod> findByExitIdInOrderById(Collection<Long> exitIds);

    /** The agreements whose period is not confirmed. */
    @Query("select e.agreementNumber from Exit e, SecrecyPeriod p where p.exitId = e.id and p.status <> CONFIRMED"
            + " order by e.agreementNumber")
    List<String> open();

    SecrecyPeriod saveAndFlush(SecrecyPeriod period);
}

package io.keypost.exit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The declassification periods on file. */
interface SecrecyPeriods extends Repository<SecrecyPeriod, Long> {

    /** The latest of a clearance: the one that is not confirmed, if any is not. */
    Optional<SecrecyPeriod> findFirstByClearanceIdOrderByIdDesc(long clearanceId);

    /** Of several, the latest of each last. */
    List<SecrecyPeriod> findByClearanceIdInOrderById(Collection<Long> clearanceIds);

    /** The agreements whose period is not confirmed. */
    @Query(
            "select c.agreementNumber from Clearance c, SecrecyPeriod p where p.clearanceId = c.id and p.status <> CONFIRMED"
                    + " order by c.agreementNumber")
    List<String> open();

    SecrecyPeriod saveAndFlush(SecrecyPeriod period);
}

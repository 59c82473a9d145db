package io.keypost.exceptionpair;

import io.keypost.agreement.JointHolding;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The exception pairs on file. */
public interface ExceptionPairs
        extends Repository<ExceptionPair, Long>, JpaSpecificationExecutor<ExceptionPair>, JointHolding {

    Optional<ExceptionPair> findById(long id);

    boolean existsByOpenKey(String openKey);

    /** Of those granted a person for two posts, whichever is named first, and begun by a day: the one that lasts longest. */
    @Query(
            """
            select e from ExceptionPair e where e.staffNo = :staffNo and e.approved = true and e.firstDay <= :day
            and (e.postCode = :one and e.otherPostCode = :other or e.postCode = :other and e.otherPostCode = :one)
            order by e.lastDay desc limit 1""")
    Optional<ExceptionPair> latestBegun(String staffNo, String one, String other, LocalDate day);

    /** Of those granted a person for two posts, whichever is named first, and not over on a day: the one that begins first. */
    @Query(
            """
            select e from ExceptionPair e where e.staffNo = :staffNo and e.approved = true and e.lastDay >= :day
            and (e.postCode = :one and e.otherPostCode = :other or e.postCode = :other and e.otherPostCode = :one)
            order by e.firstDay limit 1""")
    Optional<ExceptionPair> earliestLasting(String staffNo, String one, String other, LocalDate day);

    @Override
    default Optional<LocalDate> firstDay(String staffNo, String onePost, String anotherPost, LocalDate from) {
        return earliestLasting(staffNo, onePost, anotherPost, from)
                .map(ExceptionPair::firstDay)
                .map(day -> day.isBefore(from) ? from : day);
    }

    /** Those granted some people for a day. */
    @Query("select e from ExceptionPair e where e.staffNo in :staffNos and e.approved = true"
            + " and e.firstDay <= :day and e.lastDay >= :day")
    List<ExceptionPair> standingOn(LocalDate day, Collection<String> staffNos);

    ExceptionPair saveAndFlush(ExceptionPair pair);
}

package io.keypost.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The agreements on file. */
public interface Agreements extends Repository<Agreement, String>, JpaSpecificationExecutor<Agreement> {

    Optional<Agreement> findById(String number);

    List<Agreement> findByAppointmentIdOrderByNumber(long appointmentId);

    /** Those in force on a day, whatever a timer has done. */
    @Query(
            "select a from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.beginsOn <= :day and a.endsOn >= :day")
    List<Agreement> inForceOn(LocalDate day);

    /** The next day after this one on which a signed agreement comes into force. */
    @Query("select min(a.beginsOn) from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.beginsOn > :day")
    Optional<LocalDate> firstDayAfter(LocalDate day);

    /** The next last day of a signed agreement, this day included. */
    @Query("select min(a.endsOn) from Agreement a where a.status in (SCHEDULED, ACTIVE) and a.endsOn >= :day")
    Optional<LocalDate> lastDayFrom(LocalDate day);

    /** Whose agreement it is, without loading it: what is loaded before a lock may be old after it. */
    @Query("select a.staffNo from Agreement a where a.number = :number")
    Optional<String> staffNoOf(String number);

    /** The signed agreements of a person whose end is not on record yet. */
    @Query(
            "select a from Agreement a where a.staffNo = :staffNo and a.status in (SCHEDULED, ACTIVE) order by a.firstDay, a.number")
    List<Agreement> runningOf(String staffNo);

    /** The signed agreements on a post whose end is not on record yet. */
    @Query(
            "select a from Agreement a where a.postCode = :postCode and a.status in (SCHEDULED, ACTIVE) order by a.number")
    List<Agreement> runningOn(String postCode);

    /** The agreement that renews this one, unless it is void. */
    @Query("select a from Agreement a where a.predecessor = :number and a.status <> VOID")
    Optional<Agreement> successorOf(String number);

    /** From which day on somebody holds the post of an ended agreement again: at the latest the day after, or there is a gap. */
    record NextHeld(String number, @Nullable LocalDate from) {}

    @Query("select new io.keypost.agreement.Agreements$NextHeld(a.number, (select min(b.beginsOn) from Agreement b"
            + " where b.postCode = a.postCode and b.status in (SCHEDULED, ACTIVE, ENDED) and b.endsOn > a.endsOn"
            + " and b.endsOn >= b.beginsOn)) from Agreement a where a.number in :numbers")
    List<NextHeld> nextHeld(Collection<String> numbers);

    /** The last day on which a post was held, before this day. */
    @Query(
            "select max(a.endsOn) from Agreement a where a.postCode = :postCode and a.status in (SCHEDULED, ACTIVE, ENDED)"
                    + " and a.endsOn < :day and a.endsOn >= a.beginsOn")
    Optional<LocalDate> lastHeldBefore(String postCode, LocalDate day);

    /** The numbers of those that both parties have signed and whose end is not on record. */
    @Query("select a.number from Agreement a where a.status in (SCHEDULED, ACTIVE) order by a.number")
    List<String> running();

    Agreement saveAndFlush(Agreement agreement);
}

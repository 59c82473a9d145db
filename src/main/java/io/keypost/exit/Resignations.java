package io.keypost.exit;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The notices on file. */
public interface Resignations extends Repository<Resignation, Long> {

    Optional<Resignation> findById(long id);

    /** In the order they were given: at most the last one runs. */
    List<Resignation> findByAppointmentIdOrderById(long appointmentId);

    /** Whose it is, without loading it: what is loaded before a lock may be old after it. */
    @Query("select r.staffNo from Resignation r where r.id = :id")
    Optional<String> staffNoOf(long id);

    /** Those whose last day is to be worked out once more, when the calendar it rests on is there. */
    @Query(
            "select r.id from Resignation r where r.status in (RECEIVED, NOTICE) and r.days.provisional = true order by r.id")
    List<Long> provisional();

    Resignation saveAndFlush(Resignation resignation);
}

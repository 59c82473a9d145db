package io.keypost.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The appointments on file. */
public interface Appointments extends Repository<Appointment, Long>, JpaSpecificationExecutor<Appointment> {

    Optional<Appointment> findById(long id);

    List<Appointment> findByStaffNo(String staffNo);

    List<Appointment> findByStaffNoAndStatusIn(String staffNo, Collection<Appointment.Status> statuses);

    List<Appointment> findByPostCodeAndStatus(String postCode, Appointment.Status status);

    List<Appointment> findByStatusIn(Collection<Appointment.Status> statuses);

    /** Whether another nomination of that person to that post waits for its decision. */
    @Query(
            "select count(a) > 0 from Appointment a where a.staffNo = :staffNo and a.postCode = :postCode and a.id <> :id"
                    + " and a.status in (PROPOSED, REVIEWED)")
    boolean existsRival(String staffNo, String postCode, long id);

    /** Whose access a decision suspends. */
    @Query("select a from Appointment a where a.access.suspendedBy is not null and a.status in (IN_POST, TRANSFERRED)")
    List<Appointment> suspended();

    /** The departments that have cases. */
    @Query("select distinct a.department from Appointment a")
    List<String> departments();

    Appointment saveAndFlush(Appointment appointment);
}

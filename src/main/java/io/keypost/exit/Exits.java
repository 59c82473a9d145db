package io.keypost.exit;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The exits, for reading. */
public interface Exits extends Repository<Exit, Long>, JpaSpecificationExecutor<Exit> {

    Optional<Exit> findById(long id);

    /** The exit of an agreement, unless the notice was withdrawn. */
    @Query("select e from Exit e where e.agreementNumber = :agreementNumber and e.status <> WITHDRAWN")
    Optional<Exit> findByAgreementNumber(String agreementNumber);

    /** The one that stands, and those whose notice was withdrawn. */
    List<Exit> findByAppointmentIdOrderById(long appointmentId);
}

package io.keypost.agreement;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface AgreementCounters extends Repository<AgreementCounter, Integer> {

    /** Locks the row until the transaction that takes the number ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<AgreementCounter> findById(int id);
}

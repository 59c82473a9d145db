package io.keypost.agreement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** Who has been reminded of which last day. */
public interface Reminders extends Repository<Reminder, Long> {

    /** Latest last. */
    List<Reminder> findByAgreementNumberOrderById(String agreementNumber);

    /** Of several agreements, latest last. */
    List<Reminder> findByAgreementNumberInOrderById(Collection<String> agreementNumbers);

    Reminder save(Reminder reminder);
}

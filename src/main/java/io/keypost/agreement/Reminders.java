package io.keypost.agreement;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Who has been reminded of which last day. */
public interface Reminders extends Repository<Reminder, Long> {

    /** Latest last. */
    List<Reminder> findByAgreementNumberOrderById(String agreementNumber);

    Reminder save(Reminder reminder);
}

package io.keypost.audit;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** Offers no update and no delete, by design. */
interface AuditEvents extends Repository<AuditEvent, Long> {

    AuditEvent save(AuditEvent event);

    List<AuditEvent> findBySubjectInOrderById(Collection<String> subjects);
}

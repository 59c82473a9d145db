package io.keypost.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where every transition is written down, in the transaction that makes it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AuditLog {

    /** Acts when no person does: a timer, a start of the application. */
    public static final String SYSTEM = "system";

    private final AuditEvents events;
    private final Clock clock;

    /** Writes down what has happened, before anybody else reacts to it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(Logged event) {
        var effectiveOn = Objects.requireNonNullElseGet(event.effectiveOn(), () -> LocalDate.now(clock));
        events.save(new AuditEvent(
                event.subject(), event.what(), Instant.now(clock), effectiveOn, event.by(), event.reason()));
    }

    /** All that is recorded of these subjects, oldest first. */
    public List<AuditEvent> of(String... subjects) {
        return events.findBySubjectInOrderById(List.of(subjects));
    }
}

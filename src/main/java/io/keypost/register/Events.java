package io.keypost.register;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Resignation;
import io.keypost.platform.language.Messages;
import io.keypost.post.Post;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The story of a case as the log tells it. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Events {

    private static final Set<String> CONFLICTS =
            Set.of("appointment.conflict", "renewal.conflict", "agreement.conflict");
    /** Its reason is what has ended the agreement. */
    private static final String CANCELLED = "renewal.CANCELLED";

    /** Their reason is another case. */
    private static final Set<String> REFERENCES = Set.of("agreement.opened");
    /** Their reason is a word of the sentence. */
    private static final Set<String> SAID = Set.of("agreement.endReminded", "renewal.signed");

    /** How the names of what is done to leave begin. */
    private static final Set<String> OF_EXITS = Set.of("resignation.", "transfer.", "clearance.", "secrecy.");

    /** Their reason is why somebody is to be removed. */
    private static final Set<String> GROUNDS =
            Set.of("removal.proposed", "removal.approved", "removal.rejected", "appointment.suspended");

    private final AuditLog audit;
    private final Agreements agreements;
    private final Exits exits;
    private final Reader reader;
    private final Names names;
    private final Messages messages;

    /** Of an agreement and the appointment it comes from, oldest first. */
    public List<EventView> of(Agreement agreement) {
        return views(
                agreement.staffNo(),
                agreement.department(),
                agreement.subject(),
                Appointment.subject(agreement.appointmentId()));
    }

    /** What was done to leave, oldest first. */
    public List<EventView> ofExit(Exit exit) {
        var given = exit.resignation().map(Resignation::agreementNumber).orElse(exit.agreementNumber());
        var subjects = Stream.of(given, exit.agreementNumber()).distinct().map(Agreement::subject);
        var next = nextAfter(exit);
        return audit.of(subjects.toArray(String[]::new)).stream()
                .filter(event -> OF_EXITS.stream().anyMatch(event.what()::startsWith)
                        && !event.recordedAt().isBefore(exit.openedAt())
                        && event.recordedAt().isBefore(next))
                .map(this::view)
                .toList();
    }

    /** When a notice was withdrawn another may be given, and its story is its own. */
    private Instant nextAfter(Exit exit) {
        return exits.findByAppointmentIdOrderById(exit.appointmentId()).stream()
                .filter(one -> one.id() > exit.id())
                .map(Exit::openedAt)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** Of an appointment and its agreements, oldest first. */
    public List<EventView> of(Appointment appointment) {
        var subjects = Stream.concat(
                Stream.of(appointment.subject()),
                agreements.findByAppointmentIdOrderByNumber(appointment.id()).stream()
                        .map(Agreement::subject));
        return views(appointment.staffNo(), appointment.department(), subjects.toArray(String[]::new));
    }

    /** Of a post's duties, oldest first. */
    public List<EventView> ofPost(String code) {
        return audit.of(Post.subject(code)).stream().map(this::view).toList();
    }

    /** What is for the reader of somebody's story. */
    private List<EventView> views(String staffNo, String department, String... subjects) {
        var onlySeals = reader.onlySeals(staffNo, department);
        var seesGrounds = reader.seesGrounds(staffNo, department);
        return audit.of(subjects).stream()
                .filter(event -> !onlySeals
                        || (!event.what().startsWith("removal.")
                                && OF_EXITS.stream().noneMatch(event.what()::startsWith)))
                .map(event -> view(event, seesGrounds || !GROUNDS.contains(event.what())))
                .toList();
    }

    private EventView view(AuditEvent event) {
        return view(event, true);
    }

    private EventView view(AuditEvent event, boolean withReason) {
        var by = names.user(event.actor());
        return new EventView(
                names.at(event.recordedAt()),
                event.effectiveOn(),
                by.name(),
                by.id(),
                event.what(),
                messages.get("audit." + event.what(), event.effectiveOn().toString(), String.valueOf(event.reason())),
                withReason ? reason(event) : null);
    }

    /** The log keeps ids and names of rules where a reader wants words. */
    private @Nullable String reason(AuditEvent event) {
        var reason = event.reason();
        if (reason == null || REFERENCES.contains(event.what()) || SAID.contains(event.what())) {
            return null;
        }
        if (CANCELLED.equals(event.what())) {
            return messages.get("web.endReason." + reason);
        }
        return CONFLICTS.contains(event.what())
                ? String.join(messages.get("audit.conflict.and"), names.ofRules(reason))
                : reason;
    }
}

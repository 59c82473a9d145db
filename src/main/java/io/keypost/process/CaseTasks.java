package io.keypost.process;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointing;
import io.keypost.agreement.Signing;
import io.keypost.platform.DepartmentGroups;
import io.keypost.process.appointment.AppointmentProcess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each new task what people look for in a list: whose case it is, by when it is due, and sight of it to the department. */
@Component
class CaseTasks {

    private final Appointing appointing;
    private final Signing signing;
    private final OverdueTasks overdueTasks;
    private final Clock clock;

    CaseTasks(Appointing appointing, Signing signing, OverdueTasks overdueTasks, Clock clock) {
        this.appointing = appointing;
        this.signing = signing;
        this.overdueTasks = overdueTasks;
        this.clock = clock;
    }

    @EventListener(condition = "#task.eventName == 'create'")
    public void describe(DelegateTask task) {
        var agreement = Optional.ofNullable(AppointmentProcess.AGREEMENT_NUMBER.in(task))
                .map(signing::get);
        var appointment = appointing.get(agreement
                .map(Agreement::appointmentId)
                .orElseGet(() -> AppointmentProcess.APPOINTMENT_ID.requiredIn(task)));
        var name = appointing.person(appointment).name();
        task.setName("%s：%s · %s"
                .formatted(task.getName(), name, appointing.post(appointment).name()));
        var today = LocalDate.now(clock);
        var due = agreement.flatMap(one -> latestDay(one, today)).orElseGet(() -> today.plusDays(DAYS_TO_ACT));
        // The day counts to its end, and a list shows the day: one second before midnight.
        task.setDueDate(Date.from(
                due.plusDays(1).atStartOfDay(clock.getZone()).minusSeconds(1).toInstant()));
        var department = DepartmentGroups.idOf(appointment.department());
        // Whoever is to do it sees it already.
        if (task.getCandidates().stream().noneMatch(candidate -> department.equals(candidate.getGroupId()))) {
            overdueTasks.grantRead(task.getId(), department);
        }
    }

    private static final int DAYS_TO_ACT = 7;

    /** Both sign by their deadline; what concerns a running agreement is done by its last day. */
    private static Optional<LocalDate> latestDay(Agreement agreement, LocalDate today) {
        if (agreement.signatures().sealedOn().isEmpty()) {
            return Optional.of(agreement.signBefore());
        }
        return Optional.of(agreement.endsOn())
                .filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(DAYS_TO_ACT)));
    }
}

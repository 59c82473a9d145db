package io.keypost.process;

import io.keypost.agreement.AcknowledgingDuties;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.SigningAgreements;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.exceptionpair.GrantingExceptionPairs;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.post.AdjustingDuties;
import io.keypost.post.Posts;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.dutyadjustment.DutyAdjustmentProcess;
import io.keypost.process.exceptionpair.ExceptionPairProcess;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each new task what people look for in a list: whose case it is, by when it is due, and sight of it to the department. */
@Component
@RequiredArgsConstructor
class CaseTasks {

    private final AppointingHolders appointing;
    private final SigningAgreements signing;
    private final AdjustingDuties adjusting;
    private final AcknowledgingDuties dutyNotices;
    private final GrantingExceptionPairs granting;
    private final People people;
    private final Posts posts;
    private final WorkdayCalendar calendar;
    private final OverdueTasks overdueTasks;
    private final Clock clock;

    @EventListener(condition = "#task.eventName == 'create'")
    public void describe(DelegateTask task) {
        var pairId = ExceptionPairProcess.EXCEPTION_PAIR_ID.in(task);
        if (pairId != null) {
            var pair = granting.get(pairId);
            task.setName("%s：%s · %s · %s"
                    .formatted(
                            task.getName(),
                            people.findById(pair.staffNo()).orElseThrow().name(),
                            posts.findById(pair.postCode()).orElseThrow().name(),
                            posts.findById(pair.otherPostCode()).orElseThrow().name()));
            task.setDueDate(endOf(LocalDate.now(clock).plusDays(DAYS_TO_ACT)));
            return;
        }
        var agreement = agreementOf(task);
        var adjustmentId = DutyAdjustmentProcess.ADJUSTMENT_ID.in(task);
        if (agreement.isEmpty() && adjustmentId != null) {
            var post = posts.findById(adjusting.get(adjustmentId).postCode()).orElseThrow();
            task.setName("%s：%s".formatted(task.getName(), post.name()));
            task.setDueDate(endOf(LocalDate.now(clock).plusDays(DAYS_TO_ACT)));
            return;
        }
        var appointment = appointing.get(agreement
                .map(Agreement::appointmentId)
                .orElseGet(() -> AppointmentProcess.APPOINTMENT_ID.requiredIn(task)));
        var name = appointing.person(appointment).name();
        task.setName("%s：%s · %s"
                .formatted(task.getName(), name, appointing.post(appointment).name()));
        var today = LocalDate.now(clock);
        var due = AT_ONCE.contains(task.getTaskDefinitionKey())
                ? today
                : agreement.flatMap(one -> latestDay(one, today)).orElseGet(() -> today.plusDays(DAYS_TO_ACT));
        task.setDueDate(endOf(due));
        var department = DepartmentGroups.idOf(appointment.department());
        // Whoever is to do it sees it already.
        if (task.getCandidates().stream().noneMatch(candidate -> department.equals(candidate.getGroupId()))) {
            overdueTasks.grantRead(task.getId(), department);
        }
    }

    /** The agreement a task is about; of a holder's acknowledgement, theirs. */
    private Optional<Agreement> agreementOf(DelegateTask task) {
        var adjustmentId = DutyAdjustmentProcess.ADJUSTMENT_ID.in(task);
        var holder = DutyAdjustmentProcess.HOLDER.in(task);
        var number = adjustmentId == null || holder == null
                ? AppointmentProcess.AGREEMENT_NUMBER.in(task)
                : dutyNotices.of(adjustmentId, holder).agreementNumber();
        return Optional.ofNullable(number).map(signing::get);
    }

    /**
     * The day counts to its end, and a list shows the day: one second before midnight. Of a rest day, the workday before it, unless
     * that has passed.
     */
    private Date endOf(LocalDate day) {
        var workday = calendar.workdays().workdayOnOrBefore(day);
        var due = workday.isBefore(LocalDate.now(clock)) ? day : workday;
        return Date.from(
                due.plusDays(1).atStartOfDay(clock.getZone()).minusSeconds(1).toInstant());
    }

    private static final int DAYS_TO_ACT = 7;

    /** What an administrator does about somebody's access does not wait. */
    private static final Set<String> AT_ONCE = Set.of(
            "userTask_suspendAccess",
            "userTask_restoreAccess",
            "userTask_takeBackAccess",
            "userTask_giveBackAccess",
            "userTask_revokeAccess");

    /** Both sign by their deadline; what concerns a running agreement is done by its last day. */
    private static Optional<LocalDate> latestDay(Agreement agreement, LocalDate today) {
        if (agreement.signatures().sealedOn().isEmpty()) {
            return Optional.of(agreement.signBefore());
        }
        return Optional.of(agreement.endsOn())
                .filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(DAYS_TO_ACT)));
    }
}

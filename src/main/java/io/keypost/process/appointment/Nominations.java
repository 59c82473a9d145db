package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Nomination;
import io.keypost.platform.WithoutAuthorization;
import io.keypost.process.CurrentUser;
import io.keypost.process.WaitingCases;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.rule.Violation;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts and stops the appointment process from outside Tasklist. */
@Service
@Transactional
public class Nominations {

    /**
     * A nomination on its way.
     *
     * @param warnings what does not stand in the way, but somebody should know
     */
    public record Started(Appointment appointment, List<Violation> warnings) {}

    private final RuntimeService runtimeService;
    private final Eligibility eligibility;
    private final Appointing appointing;
    private final CurrentUser currentUser;
    private final WaitingCases waitingCases;
    private final WithoutAuthorization withoutAuthorization;

    Nominations(
            @Lazy RuntimeService runtimeService,
            Eligibility eligibility,
            Appointing appointing,
            CurrentUser currentUser,
            WaitingCases waitingCases,
            WithoutAuthorization withoutAuthorization) {
        this.runtimeService = runtimeService;
        this.eligibility = eligibility;
        this.appointing = appointing;
        this.currentUser = currentUser;
        this.waitingCases = waitingCases;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** Starts the process, unless a rule refuses. */
    public Started nominate(Nomination nomination) {
        var findings = eligibility.check(nomination, null).orRefuse();
        var instance = runtimeService.startProcessInstanceByKey(
                AppointmentProcess.KEY, AppointmentProcess.variablesOf(nomination));
        var id = withoutAuthorization.call(
                () -> (Long) runtimeService.getVariable(instance.getId(), AppointmentProcess.APPOINTMENT_ID.name()));
        return new Started(appointing.get(id), findings.warnings());
    }

    /** The nominator takes the nomination back; whatever waits in the process is called off. */
    public void withdraw(long appointmentId, @Nullable String reason) {
        appointing.withdraw(appointmentId, currentUser.id(), reason);
        callOff(appointmentId);
    }

    /** An approved appointment was taken back, its agreement not yet signed by both. */
    @EventListener
    public void on(Appointing.Revoked revoked) {
        callOff(revoked.appointmentId());
    }

    private void callOff(long appointmentId) {
        waitingCases.mustTell(AppointmentProcess.WITHDRAWN_MESSAGE, Long.toString(appointmentId));
    }
}

package io.keypost.register.appointment;

import io.keypost.platform.language.Messages;
import io.keypost.process.RunningCases;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.register.Events;
import io.keypost.register.Input;
import io.keypost.register.Reader;
import io.keypost.register.ViolationView;
import io.keypost.register.post.DutyViews;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The whole story of one appointment, of a post's duties, and the ways into Tasklist and Cockpit. */
@Controller
@RequiredArgsConstructor
class CasePages {

    private static final String TASKLIST = "redirect:/camunda/app/tasklist/default/#/";
    private static final String COCKPIT = "redirect:/camunda/app/cockpit/default/#/";

    private final AppointmentViews appointments;
    private final DutyViews duties;
    private final Events events;
    private final AppointmentProcess appointmentProcess;
    private final RunningCases runningCases;
    private final Reader reader;
    private final Messages messages;

    @GetMapping("/appointments/{id}")
    ModelAndView appointment(@PathVariable long id) {
        var page = new ModelAndView("appointment");
        var shown = appointments.show(id);
        page.addObject("appointment", shown);
        page.addObject("events", events.of(appointments.get(id)));
        page.addObject("errors", Map.of());
        page.addObject(
                "mayWithdraw",
                reader.mayChange()
                        && isUndecided(shown)
                        && shown.nominatedBy().id().equals(reader.id()));
        return page;
    }

    /** The nominator takes the nomination back. What stands against it is said beside the field. */
    @PostMapping("/appointments/{id}")
    ModelAndView withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        reader.changes();
        appointments.get(id);
        var violations = Input.violations(new AppointmentsApi.Withdrawal(reason));
        if (violations.isEmpty()) {
            appointmentProcess.withdraw(id, reason.strip());
            return new ModelAndView("redirect:/appointments/" + id);
        }
        var page = appointment(id);
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("given", reason);
        page.addObject("errors", ViolationView.byField(violations, messages));
        return page;
    }

    @GetMapping("/posts/{code}")
    String post(@PathVariable String code, Model model) {
        model.addAttribute("post", duties.of(code));
        model.addAttribute("events", events.ofPost(code));
        return "post";
    }

    /** Tasklist, at the task that waits in this case if the reader may see it. */
    @GetMapping("/cases/{businessKey}/task")
    String task(@PathVariable String businessKey) {
        return TASKLIST
                + runningCases.taskOf(businessKey).map(id -> "?task=" + id).orElse("");
    }

    /** Cockpit, at the instance that runs this case. */
    @GetMapping("/cases/{businessKey}/process")
    String process(@PathVariable String businessKey) {
        return COCKPIT
                + runningCases
                        .instanceOf(businessKey)
                        .map(id -> "process-instance/" + id)
                        .orElse("processes");
    }

    private static boolean isUndecided(AppointmentView appointment) {
        return appointment.status().isUndecided() && appointment.decidedBy() == null;
    }
}

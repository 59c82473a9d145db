package io.keypost.register.appointment;

import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.platform.language.Messages;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.register.AtMost;
import io.keypost.register.Input;
import io.keypost.register.Items;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.register.Required;
import io.keypost.register.ViolationView;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.rule.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/appointments")
@Tag(name = "Appointments")
@RequiredArgsConstructor
class AppointmentsApi {

    /** What the rules say. */
    record Findings(List<ViolationView> violations, List<ViolationView> warnings) {}

    /** A nomination on its way. */
    record Started(long id, AppointmentStatus status, List<ViolationView> warnings) {}

    /** Why a nomination is taken back. */
    record Withdrawal(@Required @AtMost(Texts.LONGEST_REASON) @Nullable String reason) {}

    private final AppointmentViews appointments;
    private final AppointmentProcess appointmentProcess;
    private final Eligibility eligibility;
    private final DepartmentGroups departments;
    private final Reader reader;
    private final Messages messages;

    @PostMapping
    @Operation(summary = "Nominates a person for a key post and starts the process (manager)")
    ResponseEntity<Started> nominate(@RequestBody NominationRequest request) {
        reader.actsAs("manager");
        var started = appointmentProcess.nominate(request.nomination());
        var appointment = started.appointment();
        return ResponseEntity.created(URI.create("/api/appointments/" + appointment.id()))
                .body(new Started(
                        appointment.id(),
                        AppointmentStatus.of(appointment),
                        ViolationView.of(started.warnings(), messages)));
    }

    @PostMapping("/check")
    @Operation(summary = "What the rules would say to a nomination; nothing is started")
    Findings check(@RequestBody NominationRequest request) {
        reader.actsAs("manager");
        if (request.appointmentId() != null) {
            appointments.get(request.appointmentId());
        }
        try {
            var nomination = request.nomination();
            var found = eligibility.check(nomination, request.appointmentId());
            var violations = new ArrayList<>(found.violations());
            if (nomination.staffNo().equals(reader.id())) {
                violations.add(Violation.of("staffNo", "twoPeople.nominatesThemself"));
            }
            departments.objectionTo(nomination.department()).ifPresent(violations::add);
            return new Findings(ViolationView.of(violations, messages), ViolationView.of(found.warnings(), messages));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.RULE) {
                throw refusal;
            }
            return new Findings(ViolationView.of(refusal.violations(), messages), List.of());
        }
    }

    @GetMapping
    @Operation(summary = "The appointments one may see")
    Items<AppointmentView> list(
            @RequestParam(required = false) @Nullable Set<AppointmentStatus> status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String sort) {
        var order = Sort.by(Sort.Direction.DESC, "id");
        return appointments.list(
                status, Paging.of(page, size, sort, order, "id", "firstDay", "lastDay", "department", "postCode"));
    }

    @GetMapping("/{id}")
    @Operation(summary = "An appointment: its state, who decided what and when, what the rules say")
    AppointmentView get(@PathVariable long id) {
        return appointments.show(id);
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "The nominator takes the nomination back, before it is decided")
    AppointmentView withdraw(@PathVariable long id, @RequestBody Withdrawal request) {
        reader.changes();
        appointments.get(id);
        Input.check(request);
        appointmentProcess.withdraw(id, Objects.requireNonNull(request.reason()).strip());
        return appointments.show(id);
    }
}

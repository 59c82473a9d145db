package io.keypost.process.eligibility;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.AgreementSettings;
import io.keypost.agreement.Appointing;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Nomination;
import io.keypost.platform.WithoutAuthorization;
import io.keypost.post.Posts;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks {@code bpmn/eligibility.dmn} whether a person may hold a post, with the facts as they are on file at this moment. The engine
 * keeps a log of what it is asked, so even asking writes.
 */
@Component
@Transactional
public class Eligibility {

    /**
     * What the rules found.
     *
     * @param violations stand in the way
     * @param warnings do not, but somebody should know
     */
    public record Findings(List<Violation> violations, List<Violation> warnings) {

        /** Refuses what the rules speak against. */
        public Findings orRefuse() {
            if (!violations.isEmpty()) {
                throw new Refusal(Refusal.Kind.RULE, violations);
            }
            return this;
        }
    }

    private final DecisionService decisionService;
    private final IdentityService identityService;
    private final Appointing appointing;
    private final People people;
    private final Posts posts;
    private final AgreementSettings settings;
    private final WithoutAuthorization withoutAuthorization;
    private final Clock clock;

    Eligibility(
            @Lazy DecisionService decisionService,
            @Lazy IdentityService identityService,
            Appointing appointing,
            People people,
            Posts posts,
            AgreementSettings settings,
            WithoutAuthorization withoutAuthorization,
            Clock clock) {
        this.decisionService = decisionService;
        this.identityService = identityService;
        this.appointing = appointing;
        this.people = people;
        this.posts = posts;
        this.settings = settings;
        this.withoutAuthorization = withoutAuthorization;
        this.clock = clock;
    }

    /** Checks a case on file. */
    public Findings check(Appointment appointment) {
        return check(appointment.nomination(), appointment.id());
    }

    /** Checks whether a holder in post still meets the rules: as if the agreement began today. */
    public Findings recheck(Agreement agreement) {
        var agreed = agreement.nomination();
        var fromToday = new Nomination(
                agreed.postCode(),
                agreed.staffNo(),
                agreed.department(),
                agreed.fullTime(),
                agreed.years(),
                LocalDate.now(clock),
                null,
                agreed.confidentialityAgreementNo(),
                agreed.remarks());
        return check(fromToday, agreement.appointmentId());
    }

    /**
     * Checks what somebody is about to propose, or to correct.
     *
     * @param ownCase the case itself, which is no conflict with itself; null before there is one
     */
    public Findings check(Nomination nomination, @Nullable Long ownCase) {
        var person = people.findById(nomination.staffNo())
                .orElseThrow(() -> Refusal.rule("staffNo", "staff.unknown", nomination.staffNo()));
        var post = posts.findById(nomination.postCode())
                .orElseThrow(() -> Refusal.rule("postCode", "post.unknown", nomination.postCode()));
        var others = appointing.openCasesOf(person.staffNo()).stream()
                .filter(other -> ownCase == null || other.id() != ownCase)
                .toList();
        var employedUntil = person.employedUntil();
        var facts = Variables.createVariables()
                .putValue("postEnabled", post.enabledOn(nomination.firstDay()))
                .putValue("fullTimeOnly", post.fullTimeOnly())
                .putValue("fullTime", nomination.fullTime())
                .putValue("otherDuties", !person.otherDuties().isEmpty())
                .putValue("samePostOpen", others.stream().anyMatch(other -> sees(other, post.code())))
                .putValue(
                        "otherPostHeld",
                        others.stream().anyMatch(other -> other.status().isHolding() && !sees(other, post.code())))
                .putValue(
                        "otherPostProposed",
                        others.stream().anyMatch(other -> !other.status().isHolding() && !sees(other, post.code())))
                .putValue("auditor", isAuditor(person.staffNo()))
                .putValue("labourContract", person.labourContract().isPresent())
                .putValue("contractOverBeforeStart", isBefore(employedUntil, nomination.firstDay()))
                .putValue(
                        "contractShorterThanTerm",
                        isBefore(employedUntil, nomination.term().lastDay()))
                .putValue("confidentialityAgreement", nomination.confidentialityAgreementNo() != null)
                .putValue("confidentialityRequired", settings.confidentialityAgreementRequired())
                .putValue("startInThePast", nomination.firstDay().isBefore(LocalDate.now(clock)));
        // The rules are the application's, not the person's, to ask.
        var found = withoutAuthorization.call(() -> decisionService
                .evaluateDecisionByKey("eligibility")
                .variables(facts)
                .evaluate()
                .getResultList());
        var args = new Object[] {
            person.name(),
            post.name(),
            nomination.firstDay().toString(),
            nomination.term().lastDay().toString(),
            employedUntil.map(LocalDate::toString).orElse("")
        };
        return new Findings(named(found, "REFUSE", args), named(found, "WARN", args));
    }

    private static List<Violation> named(List<Map<String, Object>> found, String severity, Object[] args) {
        return found.stream()
                .filter(row -> severity.equals(row.get("severity")))
                .map(row -> Violation.of(String.valueOf(row.get("field")), "eligibility." + row.get("rule"), args))
                .toList();
    }

    private static boolean sees(Appointment other, String postCode) {
        return other.postCode().equals(postCode);
    }

    private static boolean isBefore(Optional<LocalDate> last, LocalDate day) {
        return last.filter(known -> known.isBefore(day)).isPresent();
    }

    private boolean isAuditor(String staffNo) {
        return withoutAuthorization.call(() -> identityService
                        .createUserQuery()
                        .userId(staffNo)
                        .memberOfGroup("auditor")
                        .count())
                > 0;
    }
}

package io.keypost.process.eligibility;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.AgreementSettings;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Nomination;
import io.keypost.agreement.Tenures;
import io.keypost.agreement.Tenures.Tenure;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.ExceptionPair.Status;
import io.keypost.exceptionpair.ExceptionPairs;
import io.keypost.platform.engine.WithoutAuthorization;
import io.keypost.post.Post;
import io.keypost.post.Posts;
import io.keypost.process.eligibility.DecisionTables.Pair;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.staff.People;
import io.keypost.staff.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the tables whether a person may hold a post, with the facts as they are on file at this moment. The engine keeps a log of what
 * it is asked, so even asking writes.
 */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
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

    /** The other of a pair, where it is no post: whoever audits with this application (domain.md §3). */
    private static final String AUDITOR = "AUDITOR";

    private static final String NO_EXCEPTION = "NONE";

    private final DecisionTables tables;

    @Lazy
    private final IdentityService identityService;

    private final Tenures tenures;
    private final People people;
    private final Posts posts;
    private final ExceptionPairs exceptionPairs;
    private final AgreementSettings agreementSettings;
    private final EligibilitySettings settings;
    private final WithoutAuthorization withoutAuthorization;
    private final Clock clock;

    /** Checks a case on file. */
    public Findings check(Appointment appointment) {
        return check(appointment.nomination(), appointment.id());
    }

    /** Checks an agreement that is to be signed; a renewal begins on another day than its appointment. */
    public Findings check(Agreement agreement) {
        return check(agreement.nomination(), agreement);
    }

    /** Checks whether who has signed still meets the rules: as if the agreement began today, if it has begun. */
    public Findings recheck(Agreement agreement) {
        var agreed = agreement.nomination();
        var today = LocalDate.now(clock);
        var fromToday = new Nomination(
                agreed.postCode(),
                agreed.staffNo(),
                agreed.department(),
                agreed.fullTime(),
                agreed.years(),
                today.isAfter(agreed.firstDay()) ? today : agreed.firstDay(),
                null,
                agreed.confidentialityAgreementNo(),
                agreed.remarks());
        return check(fromToday, agreement);
    }

    /** Of a contract only what is decided counts, and its days are those up to its actual last one. */
    private Findings check(Nomination nomination, Agreement agreement) {
        return check(nomination, agreement.endsOn(), agreement.appointmentId(), Tenure::isHeld);
    }

    /**
     * Checks what somebody is about to propose, or to correct.
     *
     * @param ownCase the case itself, which is no conflict with itself; null before there is one
     */
    public Findings check(Nomination nomination, @Nullable Long ownCase) {
        return check(nomination, nomination.term().lastDay(), ownCase, tenure -> true);
    }

    private Findings check(Nomination nomination, LocalDate lastDay, @Nullable Long ownCase, Predicate<Tenure> counts) {
        var person = people.findById(nomination.staffNo())
                .orElseThrow(() -> Refusal.rule("staffNo", "staff.unknown", nomination.staffNo()));
        var post = posts.findById(nomination.postCode())
                .orElseThrow(() -> Refusal.rule("postCode", "post.unknown", nomination.postCode()));
        var said =
                new Said(person, post, nomination.firstDay(), nomination.term().lastDay());
        said.add(tables.qualification(factsOf(nomination, person, post)));
        addIfAuditor(said, person, post);
        tenures.of(person.staffNo()).stream()
                .filter(other -> ownCase == null || other.appointmentId() != ownCase)
                .filter(counts)
                .forEach(other -> add(said, nomination, lastDay, other));
        return said.findings();
    }

    /** Checks whether the leading group may let a person hold two posts at once, as if it had. */
    public Findings check(ExceptionPair pair) {
        var person = people.findById(pair.staffNo()).orElseThrow();
        var post = posts.findById(pair.postCode()).orElseThrow();
        var said = new Said(person, post, pair.firstDay(), pair.lastDay());
        addIfAuditor(said, person, post);
        said.add(
                tables.compatibility(pair(pair.postCode(), pair.otherPostCode(), true, true, Status.STANDING.name())),
                nameOf(pair.otherPostCode()),
                pair.lastDay().toString());
        return said.findings();
    }

    private void addIfAuditor(Said said, Person person, Post post) {
        if (isAuditor(person.staffNo())) {
            said.add(tables.compatibility(pair(post.code(), AUDITOR, true, true, NO_EXCEPTION)));
        }
    }

    /** An exception counts from the first day on which the person would have both posts; when it is over, the night finds that. */
    private void add(Said said, Nomination nomination, LocalDate lastDay, Tenure other) {
        var from = other.firstDay().isAfter(nomination.firstDay()) ? other.firstDay() : nomination.firstDay();
        var exception = exceptionPairs.latestBegun(nomination.staffNo(), nomination.postCode(), other.postCode(), from);
        said.add(
                tables.compatibility(pair(
                        nomination.postCode(),
                        other.postCode(),
                        other.isHeld(),
                        other.overlaps(nomination.firstDay(), lastDay),
                        exception.map(one -> one.status(from).name()).orElse(NO_EXCEPTION))),
                nameOf(other.postCode()),
                exception.map(one -> one.lastDay().toString()).orElse(""));
    }

    private String nameOf(String postCode) {
        return posts.findById(postCode).orElseThrow().name();
    }

    private Map<String, Object> factsOf(Nomination nomination, Person person, Post post) {
        var facts = new HashMap<String, Object>();
        facts.put("post", post.code());
        facts.put("postEnabled", post.enabledOn(nomination.firstDay()));
        facts.put("fullTimeOnly", post.fullTimeOnly());
        facts.put("fullTime", nomination.fullTime());
        facts.put("otherDuties", !person.otherDuties().isEmpty());
        facts.put("labourContract", person.labourContract().isPresent());
        facts.put(
                "employedUntil", person.employedUntil().map(LocalDate::toString).orElse(null));
        facts.put("firstDay", nomination.firstDay().toString());
        facts.put("lastDay", nomination.term().lastDay().toString());
        facts.put("confidentialityAgreement", nomination.confidentialityAgreementNo() != null);
        facts.put("confidentialityRequired", agreementSettings.confidentialityAgreementRequired());
        facts.put("today", LocalDate.now(clock).toString());
        return facts;
    }

    private Pair pair(String post, String other, boolean isHeld, boolean overlapping, String exception) {
        return new Pair(post, other, isHeld ? "HELD" : "PROPOSED", overlapping, exception, settings.systemLevel());
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

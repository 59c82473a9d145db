package io.keypost.agreement;

import io.keypost.rule.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/**
 * The signed paper for one term on one post. What was agreed is copied when it is drafted: later changes of the person's file do not
 * change a contract. Ended stays ended; each transition guards itself and tolerates being repeated.
 */
@Entity
@Table(name = "agreement")
public class Agreement extends Paper {

    /** The states of domain.md §5. From {@code SCHEDULED} on the dates decide: ask {@link #status(LocalDate)}. */
    public enum Status {
        DRAFT,
        PENDING_SIGNATURE,
        PARTLY_SIGNED,
        SCHEDULED,
        ACTIVE,
        ENDED,
        VOID
    }

    /** The 编号. */
    @Id
    @Getter
    private String number;

    @Getter
    private long appointmentId;

    @Getter
    private int timesReminded;

    /** The agreement this one renews. */
    @Column(unique = true)
    private @Nullable String predecessor;

    /** Unique while it is not void: one agreement an appointment and first day, whatever a repeated job does. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String standingKey;

    /** The rules its holder was found to break, as the office has last been told. */
    private @Nullable String conflict;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Agreement() {}

    /**
     * A text yet to be set.
     *
     * @param predecessor the number of the agreement it renews; null for the first of an appointment
     */
    Agreement(
            String number,
            long appointmentId,
            Nomination nomination,
            @Nullable String predecessor,
            String partyA,
            LocalDate labourContractSignedOn,
            int dutiesVersion,
            LocalDate signBefore) {
        this.number = number;
        this.appointmentId = appointmentId;
        this.predecessor = predecessor;
        take(nomination);
        this.standingKey = appointmentId + "/" + nomination.firstDay();
        asAgreed();
        draft(partyA, new Wording(labourContractSignedOn, dutiesVersion, null, null, null), signBefore);
    }

    @Override
    LocalDate lastDayToSign() {
        return predecessor == null ? term().firstDay() : term().firstDay().minusDays(1);
    }

    @Override
    boolean voidIt(boolean byDeadline, @Nullable String reason) {
        var isVoided = super.voidIt(byDeadline, reason);
        standingKey = null;
        return isVoided;
    }

    boolean enterForce(LocalDate today) {
        if (isIn(Status.ACTIVE, Status.ENDED)) {
            return false;
        }
        expect(Status.SCHEDULED);
        if (isOver(today)) {
            return false;
        }
        if (today.isBefore(beginsOn())) {
            throw Refusal.conflict("agreement.notYet");
        }
        enter(Status.ACTIVE);
        begin();
        return true;
    }

    @Override
    boolean moveEnd(LocalDate day, EndReason because, LocalDate today) {
        if (!isIn(Status.ENDED)) {
            expect(Status.SCHEDULED, Status.ACTIVE);
        }
        return super.moveEnd(day, because, today);
    }

    /** Its actual last day is over: writes the end down, once. */
    boolean recordEnd(LocalDate today, Instant now) {
        if (isIn(Status.ENDED) || !isOver(today)) {
            return false;
        }
        expect(Status.SCHEDULED, Status.ACTIVE);
        enter(Status.ENDED);
        recordEnd(now);
        return true;
    }

    /**
     * Takes what the rules now find against its holder.
     *
     * @param rules their names, or null when there is nothing
     * @return whether the office has something to hear that it has not heard
     */
    boolean conflictFound(@Nullable String rules) {
        var isNews = rules != null && !rules.equals(conflict);
        conflict = rules;
        return isNews;
    }

    void reminded() {
        timesReminded++;
    }

    /** The status on a day, which follows from dates alone once both parties have signed. */
    public Status status(LocalDate today) {
        if (!isIn(Status.SCHEDULED, Status.ACTIVE)) {
            return status();
        }
        return isOver(today) ? Status.ENDED : today.isBefore(beginsOn()) ? Status.SCHEDULED : Status.ACTIVE;
    }

    /** What the log calls it. */
    public String subject() {
        return subject(number);
    }

    public static String subject(String number) {
        return "agreement:" + number;
    }

    /** The number of the agreement this one renews. */
    public Optional<String> predecessor() {
        return Optional.ofNullable(predecessor);
    }

    /** The last day it was in force, on a day after it; known even before the end is recorded. */
    public Optional<LocalDate> endedOn(LocalDate today) {
        return status(today) == Status.ENDED ? Optional.of(endsOn()) : Optional.empty();
    }

    public Optional<EndReason> endReason(LocalDate today) {
        return status(today) == Status.ENDED ? Optional.of(endsBecause()) : Optional.empty();
    }

    /** The names of the rules its holder was last found to break. */
    public Optional<String> conflict() {
        return Optional.ofNullable(conflict);
    }
}

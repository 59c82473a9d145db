package io.keypost.exceptionpair;

import io.keypost.audit.Deed;
import io.keypost.calendar.Term;
import io.keypost.rule.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Two key posts that one person may hold at once from day to day: proposed by the office, decided by the leading group. */
@Entity
@Table(name = "exception_pair")
public class ExceptionPair {

    /** How it stands on a day. */
    public enum Status {
        PROPOSED,
        REJECTED,
        /** Granted, and yet to begin. */
        SCHEDULED,
        STANDING,
        OVER
    }

    /** The longest it is granted for. */
    private static final int YEARS = 1;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exception_pair_seq")
    @SequenceGenerator(name = "exception_pair_seq", sequenceName = "exception_pair_seq", allocationSize = 1)
    private @Nullable Long id;

    /** Who holds both posts. */
    @Getter
    private String staffNo;

    @Getter
    private String postCode;

    @Getter
    private String otherPostCode;

    @Getter
    private LocalDate firstDay;

    @Getter
    private LocalDate lastDay;

    /** Why it was proposed. */
    @Getter
    private String reason;

    @Getter
    private Deed proposed;

    /** Null until it is decided. */
    private @Nullable Boolean approved;

    private @Nullable Deed decided;
    private @Nullable String decisionReason;

    /** Unique while open: one proposal of a person's pair at a time. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String openKey;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected ExceptionPair() {}

    /** The proposal; its first day is not past, and its last at most twelve months on. */
    ExceptionPair(
            String staffNo,
            String postCode,
            String otherPostCode,
            LocalDate firstDay,
            LocalDate lastDay,
            String reason,
            Deed proposed,
            LocalDate today) {
        this.staffNo = staffNo;
        this.postCode = postCode;
        this.otherPostCode = otherPostCode;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.reason = reason;
        this.proposed = proposed;
        this.openKey = pair();
        requireAnother(proposed.by());
        if (postCode.equals(otherPostCode)) {
            throw Refusal.rule("otherPostCode", "exceptionPair.samePost");
        }
        if (firstDay.isBefore(today)) {
            throw Refusal.rule("firstDay", "exceptionPair.inThePast", today.toString());
        }
        var latest = Term.lastDayOf(firstDay, YEARS);
        if (lastDay.isBefore(firstDay) || lastDay.isAfter(latest)) {
            throw Refusal.rule("lastDay", "exceptionPair.lastDay", firstDay.toString(), latest.toString());
        }
    }

    /** An approval takes effect on the day proposed, and never before itself. */
    void decide(Deed deed, boolean isApproved, @Nullable String why, LocalDate today) {
        requireMayDecide(deed.by());
        if (approved != null) {
            throw Refusal.conflict("exceptionPair.state");
        }
        if (isApproved && lastDay.isBefore(today)) {
            throw Refusal.conflict("exceptionPair.over", lastDay.toString());
        }
        approved = isApproved;
        decided = deed;
        decisionReason = why;
        firstDay = isApproved && firstDay.isBefore(today) ? today : firstDay;
        openKey = null;
    }

    /** Whether this person may decide: neither who holds the posts nor who proposed. */
    public void requireMayDecide(String by) {
        requireAnother(by);
        if (by.equals(proposed.by())) {
            throw Refusal.forbidden("twoPeople.proposerDecides");
        }
    }

    private void requireAnother(String by) {
        if (by.equals(staffNo)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    /** A person's two posts, whichever is named first. */
    static String pair(String staffNo, String one, String other) {
        return Stream.of(one, other).sorted().collect(Collectors.joining("/", staffNo + "/", ""));
    }

    /** The same of all exceptions of these two posts. */
    public String pair() {
        return pair(staffNo, postCode, otherPostCode);
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /** What the log calls it. */
    static String subject(long id) {
        return "exceptionPair:" + id;
    }

    /** How it stands on a day. */
    public Status status(LocalDate day) {
        if (approved == null) {
            return Status.PROPOSED;
        }
        if (!approved) {
            return Status.REJECTED;
        }
        return day.isBefore(firstDay) ? Status.SCHEDULED : day.isAfter(lastDay) ? Status.OVER : Status.STANDING;
    }

    public Optional<Deed> decided() {
        return Optional.ofNullable(decided);
    }

    /** Why it was rejected, or what the leading group added. */
    public Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }
}

package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.rule.Refusal;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** What the notice and the clearance of an exit have in common: whose they are, and who may act on them (domain.md §7). */
@MappedSuperclass
abstract class ExitPart {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exit_case_seq")
    @SequenceGenerator(name = "exit_case_seq", sequenceName = "exit_case_seq", allocationSize = 1)
    private @Nullable Long id;

    /** The number of the agreement it was opened under; what the log calls it goes by that. */
    @Getter
    private String agreementNumber;

    @Getter
    private long appointmentId;

    /** The holder. */
    @Getter
    private String staffNo;

    @Getter
    private String postCode;

    private @Nullable Instant closedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected ExitPart() {}

    ExitPart(Agreement agreement) {
        agreementNumber = agreement.number();
        appointmentId = agreement.appointmentId();
        staffNo = agreement.staffNo();
        postCode = agreement.postCode();
    }

    void closed(Instant at) {
        closedAt = at;
    }

    /** What nobody can do for the holder. */
    public void requireHolder(String by) {
        if (!by.equals(staffNo)) {
            throw Refusal.forbidden("clearance.onlyTheHolder");
        }
    }

    /** The holder does nothing that others are to do. */
    public void requireAnother(String by) {
        if (by.equals(staffNo)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}

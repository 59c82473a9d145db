package io.keypost.agreement;

import io.keypost.rule.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A holder's answer to the notice of adjusted duties (§3(1)); one for each holder the adjustment concerns. */
@Entity
@Table(name = "duty_acknowledgement")
public class DutyAcknowledgement {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "duty_acknowledgement_seq")
    @SequenceGenerator(name = "duty_acknowledgement_seq", sequenceName = "duty_acknowledgement_seq", allocationSize = 1)
    private @Nullable Long id;

    /** The number of the adjustment. */
    @Getter
    private long adjustmentId;

    @Getter
    private String agreementNumber;

    /** The holder. */
    @Getter
    private String staffNo;

    /** The document they were given. */
    @Getter
    private String noticeId;

    private @Nullable LocalDate acknowledgedOn;
    private @Nullable String objection;
    private @Nullable LocalDate releasedOn;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected DutyAcknowledgement() {}

    DutyAcknowledgement(long adjustmentId, Agreement agreement, String noticeId) {
        this.adjustmentId = adjustmentId;
        this.agreementNumber = agreement.number();
        this.staffNo = agreement.staffNo();
        this.noticeId = noticeId;
    }

    void acknowledge(@Nullable String objects, LocalDate on) {
        if (!isAwaited()) {
            throw Refusal.conflict("duties.state");
        }
        acknowledgedOn = on;
        objection = objects;
    }

    /** The agreement has ended: nobody waits for the answer any more. */
    void release(LocalDate on) {
        releasedOn = on;
    }

    /** Whether the holder has still to answer. */
    public boolean isAwaited() {
        return acknowledgedOn == null && releasedOn == null;
    }

    public Optional<LocalDate> acknowledgedOn() {
        return Optional.ofNullable(acknowledgedOn);
    }

    /** What the holder has against it; the duties stand all the same. */
    public Optional<String> objection() {
        return Optional.ofNullable(objection);
    }

    /** When the agreement ended with the answer still awaited. */
    public Optional<LocalDate> releasedOn() {
        return Optional.ofNullable(releasedOn);
    }
}

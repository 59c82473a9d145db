package io.keypost.staff;

import io.keypost.rule.Refusal;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The labour contract an agreement is an annex to (§6).
 *
 * @param number the unit's own number of the contract
 * @param endsOn its last day; null when it has none
 */
@Embeddable
public record LabourContract(
        @Enumerated(EnumType.STRING) Kind kind, String number, LocalDate signedOn, @Nullable LocalDate endsOn) {

    /** 劳动合同法 12: 固定期限, 无固定期限, 以完成一定工作任务为期限. */
    public enum Kind {
        FIXED_TERM,
        OPEN_ENDED,
        TASK
    }

    public LabourContract {
        if (kind == Kind.FIXED_TERM && endsOn == null) {
            throw Refusal.rule("labourContract.endsOn", "staff.fixedTermNeedsEnd");
        }
        if (endsOn != null && endsOn.isBefore(signedOn)) {
            throw Refusal.rule("labourContract.endsOn", "staff.contractEndsBeforeSigned");
        }
    }
}

package io.keypost.process.clearance;

import io.keypost.exit.Clearance;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearingHolders;
import io.keypost.process.BusinessKey;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import java.util.EnumSet;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The names {@code bpmn/clearance.bpmn} and its forms share with their Java; and what is settled outside its tasks, and leaves a task with
 * nothing to do, takes it on.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ClearanceProcess {

    public static final String KEY = "clearance";

    public static final String HOLDERS_PART_MESSAGE = "keypost.holdersPartSettled";
    public static final String SETTLED_MESSAGE = "keypost.clearanceSettled";

    /** Verifies where no security administrator may. */
    static final String OFFICE = "office";

    public static final Variable<Long> CLEARANCE_ID = new Variable<>("clearanceId", Long.class);
    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> HOLDER = new Variable<>("holder", String.class);
    public static final Variable<Boolean> HOLDER_ACTS = new Variable<>("holderActs", Boolean.class);
    public static final Variable<String> OVERDUE_CYCLE = new Variable<>("overdueCycle", String.class);

    // What the forms ask.
    public static final Variable<Boolean> COMMITTED = new Variable<>("committed", Boolean.class);
    public static final Variable<String> SCAN_ID = new Variable<>("scanId", String.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);
    public static final Variable<String> REMARK = new Variable<>("remark", String.class);

    private final ClearingHolders clearing;
    private final CurrentUser currentUser;
    private final WaitingCases waitingCases;

    static long idOf(VariableScope scope) {
        return BusinessKey.ownRow(KEY, CLEARANCE_ID, scope);
    }

    /** A second person agrees to let something open be. */
    public void confirmWriteOff(long id, long itemId) {
        moveOn(clearing.confirmWriteOff(id, itemId, currentUser.id()));
    }

    /** Verifies, though the task may wait for somebody who was in post when it came up. */
    public void verify(long id, @Nullable String remark) {
        var by = currentUser.id();
        clearing.verify(id, by, currentUser.isActing(by, OFFICE), remark);
        moveOn(clearing.get(id));
    }

    private void moveOn(Clearance clearance) {
        var key = BusinessKey.of(KEY, clearance.id());
        if (!clearance.isOpen(EnumSet.allOf(Kind.class))) {
            waitingCases.tell(SETTLED_MESSAGE, key);
        } else if (!clearance.isOpen(EnumSet.of(Kind.HANDOVER, Kind.COMMITMENT))) {
            // Nobody may be waiting for it: the holder may have been faster.
            waitingCases.tell(HOLDERS_PART_MESSAGE, key);
        }
    }
}

package io.keypost.process.clearance;

import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Clearing;
import io.keypost.exit.Exit;
import io.keypost.process.CurrentUser;
import io.keypost.process.WaitingCases;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is settled outside the tasks and leaves a task with nothing to do takes the process on. */
@Service
@Transactional
public class Clearances {

    /** Verifies where no security administrator may. */
    static final String OFFICE = "office";

    private final Clearing clearing;
    private final CurrentUser currentUser;
    private final WaitingCases waitingCases;

    Clearances(Clearing clearing, CurrentUser currentUser, WaitingCases waitingCases) {
        this.clearing = clearing;
        this.currentUser = currentUser;
        this.waitingCases = waitingCases;
    }

    /** A second person agrees to let something open be. */
    public void confirmWriteOff(String number, long itemId) {
        moveOn(clearing.confirmWriteOff(number, itemId, currentUser.id()));
    }

    /** Verifies, though the task may wait for somebody who was in post when it came up. */
    public void verify(String number, @Nullable String remark) {
        var by = currentUser.id();
        clearing.verify(number, by, currentUser.isActing(by, OFFICE), remark);
        moveOn(clearing.get(number));
    }

    private void moveOn(Exit exit) {
        if (!exit.isOpen(EnumSet.allOf(Kind.class))) {
            waitingCases.tell(ClearanceProcess.SETTLED_MESSAGE, exit.agreementNumber());
        } else if (!exit.isOpen(EnumSet.of(Kind.HANDOVER, Kind.COMMITMENT))) {
            // Nobody may be waiting for it: the holder may have been faster.
            waitingCases.tell(ClearanceProcess.HOLDERS_PART_MESSAGE, exit.agreementNumber());
        }
    }
}
